package org.ringrift.jobs.driver.loop;

import static org.ringrift.jobs.driver.loop.ManualTime.START;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ringrift.jobs.driver.loop.RunResult.Outcome;

/** Statistics after given runs, each of them a second long unless it says otherwise. */
final class LoopRuns {
    static final Duration SECOND = Duration.ofSeconds(1);

    private LoopStats stats = LoopStats.NEW;
    private Instant now = START;

    LoopRuns successes(int count) {
        return successes(count, SECOND);
    }

    LoopRuns successes(int count, Duration duration) {
        for (int i = 0; i < count; i++) {
            run(new RunResult(Outcome.SUCCESS, duration, Optional.empty()));
        }
        return this;
    }

    LoopRuns failures(int count) {
        for (int i = 0; i < count; i++) {
            run(new RunResult(Outcome.FAILURE, SECOND, Optional.of(new IllegalStateException("no table"))));
        }
        return this;
    }

    LoopRuns timeouts(int count) {
        for (int i = 0; i < count; i++) {
            run(new RunResult(Outcome.TIMEOUT, SECOND, Optional.of(new InterruptedException())));
        }
        return this;
    }

    private void run(RunResult result) {
        stats = stats.begun(now);
        now = now.plus(result.duration());
        stats = stats.ended(result, now);
    }

    LoopStats stats() {
        return stats;
    }

    /** End of the last run. */
    Instant now() {
        return now;
    }
}
