package org.ringrift.jobs.driver.loop;

import java.time.Duration;

/**
 * Pauses that grow while something fails.
 *
 * @param first after the first failure, above 0
 * @param factor by which each further failure makes it longer, 1 or more
 * @param longest bound of the pause before jitter
 * @param jitter largest share that chance adds or takes, 0 to below 1
 */
public record Backoff(Duration first, double factor, Duration longest, double jitter) {
    /** Of the loops: 1 s, 1.5 times as long each, at most 300 s, ten per cent more or less (RingRift's {@code base.py}). */
    public static final Backoff OF_LOOPS = new Backoff(Duration.ofSeconds(1), 1.5, Duration.ofSeconds(300), 0.1);

    private static final double NANOS = 1e9;

    /**
     * How long to wait.
     *
     * @param failures in a row, 1 or more
     * @param chance from -1 to 1, which of the jitter is taken
     */
    public Duration pause(int failures, double chance) {
        double seconds = Durations.seconds(first) * Math.pow(factor, failures - 1.0);
        double bounded = Math.min(seconds, Durations.seconds(longest));
        return Duration.ofNanos(Math.round(bounded * (1 + jitter * chance) * NANOS));
    }
}
