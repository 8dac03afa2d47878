package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.loop.LoopHealth.State.DEGRADED;
import static org.ringrift.jobs.driver.loop.LoopHealth.State.ERROR;
import static org.ringrift.jobs.driver.loop.LoopHealth.State.RUNNING;
import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopHealthTest {
    private static final BackgroundLoop LOOP =
            new BackgroundLoop("elo-sync", Duration.ofSeconds(60), Duration.ofSeconds(300), () -> {});

    private static LoopHealth after(LoopRuns runs) {
        return LoopHealth.of(LOOP, runs.stats(), runs.now());
    }

    @Test
    void aLoopRunsFromItsStart() {
        assertThat(after(new LoopRuns())).isEqualTo(new LoopHealth(RUNNING, ""));
        assertThat(after(new LoopRuns().successes(1)).state()).isEqualTo(RUNNING);
    }

    @Test
    void fiveFailuresInARowAreAnError() {
        assertThat(after(new LoopRuns().successes(20).failures(4)).state()).isEqualTo(RUNNING);
        assertThat(after(new LoopRuns().successes(20).failures(5)))
                .isEqualTo(new LoopHealth(ERROR, "5 failures in a row, the last: no table"));
        assertThat(after(new LoopRuns().successes(20).failures(5).successes(1)).state())
                .isEqualTo(RUNNING);
    }

    @Test
    void lessThanHalfOfTheLastRunsIsDegraded() {
        assertThat(after(new LoopRuns().successes(2).failures(2)).state()).isEqualTo(RUNNING);
        assertThat(after(new LoopRuns().successes(2).failures(3)))
                .isEqualTo(new LoopHealth(DEGRADED, "2 of the last 5 runs succeeded; the last error: no table"));
    }

    @Test
    void whatWasLongAgoDoesNotCount() {
        assertThat(after(new LoopRuns().failures(500).successes(10)).state()).isEqualTo(RUNNING);
        assertThat(after(new LoopRuns().failures(500).successes(9)).state()).isEqualTo(DEGRADED);
    }

    @Test
    void threeTimeoutsInARowAreDegraded() {
        assertThat(after(new LoopRuns().successes(20).timeouts(2)).state()).isEqualTo(RUNNING);
        assertThat(after(new LoopRuns().successes(20).timeouts(3)))
                .isEqualTo(new LoopHealth(DEGRADED, "3 runs in a row took longer than 300 s"));
    }

    @Test
    void runsThatTakeMoreThanHalfOfTheIntervalAreDegradedFromTheFifthOn() {
        Duration tooLong = Duration.ofSeconds(31);
        assertThat(after(new LoopRuns().successes(4, tooLong)).state()).isEqualTo(RUNNING);
        assertThat(after(new LoopRuns().successes(5, Duration.ofSeconds(30))).state())
                .isEqualTo(RUNNING);
        assertThat(after(new LoopRuns().successes(5, tooLong)))
                .isEqualTo(new LoopHealth(
                        DEGRADED, "a run takes 31 s in the mean, more than half of the interval of 60 s"));
    }

    @Test
    void aRunThatIgnoresItsLimitShows() {
        LoopStats running = LoopStats.NEW.begun(START);
        assertThat(LoopHealth.of(LOOP, running, START.plusSeconds(300)).state()).isEqualTo(RUNNING);
        assertThat(LoopHealth.of(LOOP, running, START.plusSeconds(301)))
                .isEqualTo(new LoopHealth(DEGRADED, "a run takes 301 s so far, over its limit of 300 s"));
        assertThat(LoopHealth.of(LOOP, running, START.plusSeconds(601)).state()).isEqualTo(ERROR);
    }
}
