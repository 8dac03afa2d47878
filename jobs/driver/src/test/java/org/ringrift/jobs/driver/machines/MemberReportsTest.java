package org.ringrift.jobs.driver.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.health.NodeHealth;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.member.Member;
import org.ringrift.jobs.driver.member.MemberFacts;

class MemberReportsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static NodeReport byExecutors(String host, Instant heard) {
        return new NodeReport(
                host,
                heard,
                new NodeReport.Hardware(8, 0, ""),
                new NodeReport.Usage(50, 10, 0, 0),
                new NodeReport.Jobs(4, 0),
                2,
                NOON,
                false);
    }

    private static Member member(String host, Instant seen) {
        return new Member(new MemberFacts(host, "a100", 30, 1), seen, true);
    }

    @Test
    void withoutMembersReportsAreThoseOfExecutors() {
        List<NodeReport> reports = List.of(byExecutors("a", NOON), byExecutors("b", NOON));
        assertThat(MemberReports.with(reports, List.of())).isEqualTo(reports);
    }

    @Test
    void aMachineWithoutExecutorsIsKnownByItself() {
        List<NodeReport> reports = MemberReports.with(List.of(byExecutors("b", NOON)), List.of(member("a", NOON)));
        assertThat(reports).extracting(NodeReport::node).containsExactly("a", "b");
        assertThat(reports.get(0))
                .isEqualTo(new NodeReport(
                        "a",
                        NOON,
                        new NodeReport.Hardware(30, 1, "a100"),
                        NodeReport.Usage.NONE,
                        NodeReport.Jobs.NONE,
                        0,
                        Instant.EPOCH,
                        false));
        assertThat(MachineStanding.of(reports, Map.of("b", 1), NOON).get(0).executors())
                .isZero();
    }

    @Test
    void aMachineThatLostItsExecutorsIsOnlineWhileItTellsSo() {
        Instant later = NOON.plusSeconds(600);
        NodeReport silent = byExecutors("a", NOON);
        assertThat(NodeHealth.of(silent, later).state()).isEqualTo(NodeHealth.State.OFFLINE);
        NodeReport both =
                MemberReports.with(List.of(silent), List.of(member("a", later))).get(0);
        assertThat(both.heartbeat()).isEqualTo(later);
        assertThat(both.hardware()).isEqualTo(silent.hardware());
        assertThat(both.failures()).isEqualTo(2);
        assertThat(NodeHealth.of(both, later).state()).isNotEqualTo(NodeHealth.State.OFFLINE);
        assertThat(MemberReports.with(List.of(byExecutors("a", later)), List.of(member("a", NOON)))
                        .get(0)
                        .heartbeat())
                .isEqualTo(later);
    }
}
