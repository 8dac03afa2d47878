package org.ringrift.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;

class RunUnderWayTest {
    private final AtomicInteger recorded = new AtomicInteger();
    private final RunUnderWay run = new RunUnderWay(null, null, "run-1", RunUnderWayTest::row);

    private static RunRow row(String error) {
        return Rows.run("r", 1, "running", "s", Rows.NOON)
                .ended(RunState.CANCELLED, Rows.NOON, Rows.NOON, error, Map.of());
    }

    @Test
    void aCancelledRunDoesNotFinish() {
        assertThat(run.cancel("SIGTERM").map(RunRow::error)).contains("Cancelled by SIGTERM.");
        assertThat(run.end(recorded::incrementAndGet)).isFalse();
        assertThat(recorded).hasValue(0);
        assertThat(run.cancel("again")).isEmpty();
    }

    @Test
    void aFinishedRunIsNotCancelled() {
        assertThat(run.end(recorded::incrementAndGet)).isTrue();
        assertThat(recorded).hasValue(1);
        assertThat(run.cancel("SIGTERM")).isEmpty();
    }

    @Test
    void aRunWhoseEndCannotBeRecordedMayStillBeCancelled() {
        assertThatThrownBy(() -> run.end(() -> {
                    throw new StageFailure("Cannot write");
                }))
                .isInstanceOf(StageFailure.class);
        assertThat(run.cancel("SIGTERM")).isPresent();
    }
}
