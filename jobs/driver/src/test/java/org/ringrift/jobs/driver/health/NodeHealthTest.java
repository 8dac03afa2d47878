package org.ringrift.jobs.driver.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ringrift.jobs.driver.health.NodeHealth.State.DEGRADED;
import static org.ringrift.jobs.driver.health.NodeHealth.State.HEALTHY;
import static org.ringrift.jobs.driver.health.NodeHealth.State.OFFLINE;
import static org.ringrift.jobs.driver.health.NodeHealth.State.UNHEALTHY;
import static org.ringrift.jobs.driver.health.Nodes.CPU;
import static org.ringrift.jobs.driver.health.Nodes.NOW;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class NodeHealthTest {
    private static final NodeReport IDLE = Nodes.idle("worker-1", CPU);

    private static NodeHealth health(NodeReport report) {
        return NodeHealth.of(report, NOW);
    }

    private static NodeHealth using(double cpu, double memory, double disk) {
        return health(Nodes.with(IDLE, new Usage(cpu, memory, disk, 0)));
    }

    @Test
    void anIdleMachineIsHealthy() {
        assertThat(health(IDLE).state()).isEqualTo(HEALTHY);
        assertThat(health(IDLE).reasons()).isEmpty();
        assertThat(health(Nodes.silent(IDLE, -30)).state())
                .as("by a clock ahead")
                .isEqualTo(HEALTHY);
    }

    @Test
    void silenceMakesItSuspectAndThenOffline() {
        assertThat(health(Nodes.silent(IDLE, 89)).state()).isEqualTo(HEALTHY);
        NodeHealth suspect = health(Nodes.silent(IDLE, 90));
        assertThat(suspect.state()).isEqualTo(DEGRADED);
        assertThat(suspect.reasons()).containsExactly("silent for 90 s");
        assertThat(suspect.available() && suspect.mayGetWork()).isTrue();
        NodeHealth offline = health(Nodes.silent(IDLE, 180));
        assertThat(offline.state()).isEqualTo(OFFLINE);
        assertThat(offline.available() || offline.mayGetWork()).isFalse();
    }

    @Test
    void eachResourceHasItsBound() {
        assertThat(using(0, 0, 69.9).state()).isEqualTo(HEALTHY);
        assertThat(using(0, 0, 70).reasons()).containsExactly("disk 70 % full");
        assertThat(using(0, 74.9, 0).state()).isEqualTo(HEALTHY);
        assertThat(using(0, 75, 0).reasons()).containsExactly("memory 75 % full");
        assertThat(using(0, 75, 0).state()).isEqualTo(DEGRADED);
        assertThat(using(0, 75, 0).mayGetWork()).isFalse();
        assertThat(using(0, 75, 70).state()).isEqualTo(UNHEALTHY);
    }

    @Test
    void aBusyMachineIsDegraded() {
        NodeReport busy = Nodes.with(Nodes.with(IDLE, new Usage(100, 70, 0, 0)), new Jobs(8, 0));
        assertThat(health(busy).reasons()).containsExactly("load 91 of 100");
        assertThat(health(busy).state()).isEqualTo(DEGRADED);
    }

    @Test
    void failuresHalveEachHour() {
        assertThat(health(Nodes.failed(IDLE, 2, Duration.ZERO)).state()).isEqualTo(HEALTHY);
        NodeHealth failing = health(Nodes.failed(IDLE, 6, Duration.ofMinutes(119)));
        assertThat(failing.failures()).isEqualTo(3);
        assertThat(failing.reasons()).containsExactly("3 failures in a row");
        assertThat(failing.mayGetWork()).isFalse();
        assertThat(health(Nodes.failed(IDLE, 6, Duration.ofMinutes(120))).failures())
                .isEqualTo(1);
        assertThat(health(Nodes.failed(IDLE, Integer.MAX_VALUE, Duration.ofDays(400)))
                        .failures())
                .isZero();
    }

    @Test
    void theLoadIsThePredecessors() {
        assertThat(NodeLoad.of(new Usage(50, 40, 99, 0), new Jobs(2, 1))).isEqualTo(0.4 * 50 + 0.3 * 40 + 0.3 * 50);
        assertThat(NodeLoad.of(new Usage(50, 40, 0, 80), new Jobs(2, 1))).isEqualTo(0.7 * 47 + 0.3 * 80);
        assertThat(NodeLoad.of(new Usage(100, 100, 0, 100), new Jobs(500, 500))).isEqualTo(100);
        assertThat(NodeLoad.of(Usage.NONE, Jobs.NONE)).isZero();
    }

    @Seeded(cases = 100)
    void everyVerdictHasItsReasons(Draw draw) {
        NodeReport report = Nodes.draw("any", draw);
        NodeHealth health = health(report);
        assertThat(health.reasons()).hasSameSizeAs(health.problems());
        assertThat(health.state() == HEALTHY).isEqualTo(health.problems().isEmpty());
        assertThat(health.load()).isBetween(0.0, 100.0);
        assertThat(health.failures()).isBetween(0, report.failures());
        assertThat(health.state() == OFFLINE && health.mayGetWork()).isFalse();
    }

    @Test
    void numbersOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Usage(0, Double.NaN, 0, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot judge a machine of which NaN per cent of memory are in use: state 0 to 100.");
        assertThatThrownBy(() -> new Hardware(0, 1, "H100"))
                .hasMessage("Cannot judge a machine of 0 cores and 1 GPUs: state at least 1 core, and 0 GPUs or more.");
        assertThatThrownBy(() -> new Jobs(-1, 0))
                .hasMessage("Cannot judge a machine with -1 self-play tasks and 0 trainings: state 0 or more of each.");
        assertThatThrownBy(() -> Nodes.failed(IDLE, -1, Duration.ZERO))
                .hasMessage("Cannot judge node worker-1 by -1 failures: state 0 or more.");
        assertThat(health(Nodes.failed(IDLE, 0, Duration.between(Instant.EPOCH, NOW)))
                        .failures())
                .isZero();
    }
}
