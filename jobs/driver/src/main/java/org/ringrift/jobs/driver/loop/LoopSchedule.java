package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;
import org.ringrift.jobs.driver.loop.RunResult.Outcome;

/** When a loop runs next. */
final class LoopSchedule {
    private LoopSchedule() {}

    /**
     * The pause after the last run: the interval, also after a timeout, which has cost enough time; after a failure a pause
     * that is short at first and grows.
     *
     * @param loop the loop
     * @param stats its statistics
     * @param chance from -1 to 1, for the jitter of pauses after failures
     */
    static Duration pause(BackgroundLoop loop, LoopStats stats, double chance) {
        Outcome last = stats.lastOutcome();
        if (last == Outcome.FAILURE || last == Outcome.INTERRUPTED) {
            return Backoff.OF_LOOPS.pause(stats.consecutiveFailures(), chance);
        }
        return loop.interval();
    }

    /** The time of the next run: {@link #pause} after the end of the last one, and at once before the first. */
    static Instant next(BackgroundLoop loop, LoopStats stats, double chance, Instant now) {
        return stats.runs() == 0 ? now : stats.lastEnd().plus(pause(loop, stats, chance));
    }
}
