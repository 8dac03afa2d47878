package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Work that is done again and again.
 *
 * @param name in lower case with hyphens, such as {@code elo-sync}
 * @param interval pause between the end of a run and the start of the next, above 0
 * @param timeLimit after which a run is interrupted, above 0
 * @param work one run
 */
public record BackgroundLoop(String name, Duration interval, Duration timeLimit, Work work) {
    /** Least time limit where none is stated: RingRift's {@code base.py}. */
    static final Duration LEAST_LIMIT = Duration.ofSeconds(300);

    /** Intervals that a run may take where no limit is stated (same place). */
    static final int INTERVALS_TO_LIMIT = 10;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** @throws IllegalArgumentException if the name or a duration is out of its range */
    public BackgroundLoop {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "Cannot name a loop \"" + name + "\": use words in lower case with hyphens, such as elo-sync.");
        }
        requirePositive(name, "an interval", interval);
        requirePositive(name, "a time limit", timeLimit);
    }

    /** With the usual time limit: ten intervals, and at least 300 s. */
    public static BackgroundLoop of(String name, Duration interval, Work work) {
        Duration limit = interval.multipliedBy(INTERVALS_TO_LIMIT);
        return new BackgroundLoop(name, interval, limit.compareTo(LEAST_LIMIT) < 0 ? LEAST_LIMIT : limit, work);
    }

    private static void requirePositive(String name, String what, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("Cannot run loop " + name + " with " + what + " of "
                    + Durations.text(value) + ": state a time above 0.");
        }
    }
}
