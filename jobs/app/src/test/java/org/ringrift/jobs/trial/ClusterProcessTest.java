package org.ringrift.jobs.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterProcessTest {
    private static final ProcessHandle HERE = ProcessHandle.current();

    @Test
    void aProcessIsFoundAgain() {
        assertThat(startedAt(start()).handle()).contains(HERE);
    }

    @Test
    void anotherProcessThatHasTakenOverItsNumberIsNotTakenForIt() {
        assertThat(startedAt(start() - 60_000).isAlive()).isFalse();
        assertThat(Processes.end(List.of(startedAt(start() - 60_000)))).isEqualTo(new StoppedCluster(0, 0));
    }

    private static long start() {
        return HERE.info().startInstant().map(Instant::toEpochMilli).orElseThrow();
    }

    private static ClusterProcess startedAt(long millis) {
        return new ClusterProcess("worker 1", HERE.pid(), millis, "worker-1.log", List.of());
    }
}
