package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopStatsTest {
    @Test
    void runsAreCountedByHowTheyEnd() {
        LoopStats stats = new LoopRuns().successes(2).failures(1).timeouts(2).stats();

        assertThat(stats.runs()).isEqualTo(5);
        assertThat(stats.successes()).isEqualTo(2);
        assertThat(stats.failures()).isEqualTo(1);
        assertThat(stats.timeouts()).isEqualTo(2);
        assertThat(stats.lastStart()).isEqualTo(START.plusSeconds(4));
        assertThat(stats.lastEnd()).isEqualTo(START.plusSeconds(5));
        assertThat(stats.lastSuccess()).isEqualTo(START.plusSeconds(2));
        assertThat(stats.lastError()).isEqualTo(START.plusSeconds(5));
        assertThat(stats.lastErrorMessage())
                .isEqualTo("it ran over its time limit and was interrupted after 1 s");
    }

    @Test
    void failuresAndTimeoutsInARowAreCountedApartAndASuccessEndsBoth() {
        LoopStats troubled = new LoopRuns().failures(2).timeouts(1).failures(1).stats();
        assertThat(troubled.consecutiveFailures()).isEqualTo(3);
        assertThat(troubled.consecutiveTimeouts()).isEqualTo(1);

        LoopStats well = new LoopRuns().failures(2).timeouts(1).successes(1).stats();
        assertThat(well.consecutiveFailures()).isZero();
        assertThat(well.consecutiveTimeouts()).isZero();
        assertThat(well.lastErrorMessage()).isNotEmpty();
    }

    @Test
    void theMeanIsThatOfTheLastSuccesses() {
        LoopStats stats = new LoopRuns()
                .successes(LoopStats.REMEMBERED, Duration.ofSeconds(90))
                .successes(LoopStats.REMEMBERED - 2, Duration.ofSeconds(4))
                .failures(2)
                .stats();
        assertThat(stats.meanDuration()).isEqualTo(Duration.ofSeconds(4));
        assertThat(stats.recent()).hasSize(LoopStats.REMEMBERED);
        assertThat(LoopStats.NEW.meanDuration()).isZero();
    }

    @Test
    void aRunThatTheEndCutsShortIsNoFailure() {
        LoopStats stats = LoopStats.NEW.begun(START).cutShort(START.plusSeconds(1));
        assertThat(stats.runs()).isEqualTo(1);
        assertThat(stats.failures() + stats.successes() + stats.timeouts()).isZero();
        assertThat(stats.running()).isFalse();
    }
}
