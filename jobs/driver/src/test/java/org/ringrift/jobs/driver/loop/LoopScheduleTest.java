package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class LoopScheduleTest {
    private static final BackgroundLoop LOOP = StandardLoop.ELO_SYNC.doing(() -> {});

    private static double pause(LoopRuns runs) {
        return Durations.seconds(LoopSchedule.pause(LOOP, runs.stats(), 0));
    }

    @Test
    void theFirstRunIsAtOnceAndTheNextAnIntervalAfterItsEnd() {
        assertThat(LoopSchedule.next(LOOP, LoopStats.NEW, 0, START)).isEqualTo(START);
        LoopRuns runs = new LoopRuns().successes(1, Duration.ofSeconds(7));
        assertThat(LoopSchedule.next(LOOP, runs.stats(), 0, START)).isEqualTo(START.plusSeconds(67));
    }

    @Test
    void pausesGrowWithFailuresInARowUpToFiveMinutes() {
        assertThat(pause(new LoopRuns().failures(1))).isEqualTo(1);
        assertThat(pause(new LoopRuns().failures(2))).isEqualTo(1.5);
        assertThat(pause(new LoopRuns().failures(3))).isEqualTo(2.25);
        assertThat(pause(new LoopRuns().failures(15))).isLessThan(300);
        assertThat(pause(new LoopRuns().failures(16))).isEqualTo(300);
        assertThat(pause(new LoopRuns().failures(5000))).isEqualTo(300);
    }

    @Test
    void aSuccessEndsThePausesAndATimeoutMakesNone() {
        assertThat(pause(new LoopRuns().failures(9).successes(1))).isEqualTo(60);
        assertThat(pause(new LoopRuns().timeouts(9))).isEqualTo(60);
        assertThat(pause(new LoopRuns().failures(3).timeouts(1))).isEqualTo(60);
        assertThat(pause(new LoopRuns().failures(1).timeouts(1).failures(1))).isEqualTo(1.5);
    }

    @Seeded(cases = 100)
    void jitterIsTenPerCentAtMost(Draw draw) {
        int failures = draw.between(1, Integer.MAX_VALUE);
        double exact = Durations.seconds(Backoff.OF_LOOPS.pause(failures, 0));
        double drawn = Durations.seconds(Backoff.OF_LOOPS.pause(failures, draw.between(-1.0, 1.0)));
        assertThat(drawn).isBetween(0.9 * exact - 1e-9, 1.1 * exact + 1e-9);
        assertThat(exact).isBetween(1.0, 300.0);
    }
}
