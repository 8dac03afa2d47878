package org.ringrift.jobs.driver.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.health.NodeHealth;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.health.NodeUse;
import org.ringrift.jobs.driver.scale.Executor;

class MachineReportsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    /** Silence after which a machine is offline, as the operations page has it. */
    private static final Duration OFFLINE = Duration.ofSeconds(180);

    private static final MachineReports.Further NOTHING =
            new MachineReports.Further(Map.of(), Map.of(), "here", OptionalDouble.of(40));

    private static Executor executor(String id, String host, int gpus, int tasks, int ended, int failed) {
        return new Executor(id, host, gpus == 0 ? "" : "a100", 4, gpus, tasks, ended, failed, NOON);
    }

    @Test
    void executorsOfAHostAreOneMachine() {
        Sightings seen = Sightings.NONE.seen(
                List.of(
                        executor("1", "here", 1, 3, 9, 0),
                        executor("2", "here", 1, 1, 0, 0),
                        executor("3", "there", 0, 0, 0, 0)),
                NOON);
        MachineReports.Further further =
                new MachineReports.Further(Map.of("1", 20.0, "2", 30.0), Map.of("2", 1), "here", OptionalDouble.of(40));
        List<NodeReport> reports = MachineReports.of(seen, further);
        assertThat(reports.get(0))
                .isEqualTo(new NodeReport(
                        "here",
                        NOON,
                        new NodeReport.Hardware(8, 2, "a100"),
                        new NodeReport.Usage(50, 30, 40, 0),
                        new NodeReport.Jobs(3, 1),
                        0,
                        Instant.EPOCH,
                        false));
        List<MachineStanding> standings = MachineStanding.of(reports, seen.executors(), NOON);
        assertThat(standings.get(0).executors()).isEqualTo(2);
        assertThat(standings.get(0).ranks()).containsEntry(NodeUse.TRAINING, 1).containsEntry(NodeUse.EVALUATION, 2);
        assertThat(standings.get(1).report().usage().disk()).isZero();
    }

    @Test
    void aMachineWithoutExecutorsIsSilentUntilItIsForgotten() {
        Sightings seen = Sightings.NONE.seen(List.of(executor("1", "there", 0, 0, 0, 0)), NOON);
        Instant later = NOON.plus(OFFLINE);
        seen = seen.seen(List.of(), later);
        MachineStanding gone = MachineStanding.of(MachineReports.of(seen, NOTHING), seen.executors(), later)
                .get(0);
        assertThat(gone.health().state()).isEqualTo(NodeHealth.State.OFFLINE);
        assertThat(gone.ranks()).isEmpty();
        assertThat(seen.seen(List.of(), NOON.plus(Sightings.FORGOTTEN).plusSeconds(1))
                        .machines())
                .isEmpty();
    }

    @Test
    void failuresCountUntilATaskSucceeds() {
        Sightings seen = Sightings.NONE
                .seen(List.of(executor("1", "there", 0, 1, 5, 0)), NOON)
                .seen(List.of(executor("1", "there", 0, 1, 7, 2)), NOON.plusSeconds(30))
                .seen(List.of(executor("2", "there", 0, 1, 1, 1)), NOON.plusSeconds(60));
        assertThat(seen.machines().get("there").failures()).isEqualTo(3);
        assertThat(seen.machines().get("there").failed()).isEqualTo(NOON.plusSeconds(60));
        seen = seen.seen(List.of(executor("2", "there", 0, 1, 3, 2)), NOON.plusSeconds(90));
        assertThat(seen.machines().get("there").failures()).isZero();
    }
}
