package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.util.Locale;

/** Durations as people and Prometheus read them. */
public final class Durations {
    private static final double NANOS = 1e9;

    private Durations() {}

    /** In seconds. */
    public static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / NANOS;
    }

    /** Such as {@code 0.25 s}, {@code 90 s}. */
    public static String text(Duration duration) {
        double seconds = seconds(duration);
        return seconds == Math.rint(seconds) ? (long) seconds + " s" : String.format(Locale.ROOT, "%.2f s", seconds);
    }
}
