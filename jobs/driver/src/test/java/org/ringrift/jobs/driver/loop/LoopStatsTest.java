package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

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
        assertThat(stats.lastErrorMessage()).isEqualTo("it ran over its time limit and was interrupted after 1 s");
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

    @Seeded(cases = 50)
    void theNumbersAddUpWhateverHappens(Draw draw) {
        LoopRuns runs = new LoopRuns();
        int all = 0;
        for (int i = 0; i < 30; i++) {
            int count = draw.between(0, 3);
            all += count;
            runs = switch (draw.between(1, 3)) {
                case 1 -> runs.successes(count, Duration.ofMillis(draw.between(0, 100_000)));
                case 2 -> runs.failures(count);
                default -> runs.timeouts(count);
            };
            LoopStats stats = runs.stats();
            assertThat(stats.runs()).isEqualTo(all);
            assertThat(stats.successes() + stats.failures() + stats.timeouts()).isEqualTo(all);
            assertThat((long) stats.consecutiveFailures()).isBetween(0L, stats.failures());
            assertThat((long) stats.consecutiveTimeouts()).isBetween(0L, stats.timeouts());
            assertThat(stats.recent()).hasSize(Math.min(all, LoopStats.REMEMBERED));
            BackgroundLoop loop = StandardLoop.VALIDATION.doing(() -> {});
            assertThat(LoopSchedule.pause(loop, stats, draw.between(-1.0, 1.0)))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(330));
            assertThat(LoopHealth.of(loop, stats, runs.now()).reason().isEmpty())
                    .isEqualTo(LoopHealth.of(loop, stats, runs.now()).state() == LoopHealth.State.RUNNING);
        }
    }

    @Test
    void aRunThatTheEndCutsShortIsNoFailure() {
        LoopStats stats = LoopStats.NEW.begun(START).cutShort(START.plusSeconds(1));
        assertThat(stats.runs()).isEqualTo(1);
        assertThat(stats.failures() + stats.successes() + stats.timeouts()).isZero();
        assertThat(stats.running()).isFalse();
    }
}
