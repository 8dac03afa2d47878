package org.ringrift.jobs.driver.launch;

import java.time.Duration;
import java.time.Instant;

/**
 * A pause behind processes that ended before they began their run: no row says that they failed, so that no circuit breaker
 * holds the next one back, and mostly it is the set-up that is wrong, for every stage. For one thread.
 */
final class StartPause {
    /** The first pause, and the longest. Each is twice as long as the one before, as those of the circuit breaker. */
    private static final Duration FIRST = Duration.ofSeconds(30);

    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int DOUBLINGS = 6;

    private int failures;
    private Instant until = Instant.MIN;

    /** A process has ended. */
    void ended(boolean began, Instant now) {
        if (began) {
            failures = 0;
            until = Instant.MIN;
            return;
        }
        failures++;
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        until = now.plus(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }

    /** Whether to wait before another one is started. */
    boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** Processes in a row that ended before they began. */
    int failures() {
        return failures;
    }
}
