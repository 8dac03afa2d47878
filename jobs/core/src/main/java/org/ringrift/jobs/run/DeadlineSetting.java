package org.ringrift.jobs.run;

import java.time.Duration;
import java.util.Optional;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;

/** How long a task may make no progress, by Spark's settings. */
final class DeadlineSetting {
    /** Name of the setting: a time as Spark writes it, such as {@code 90s}; 0 for no deadline. */
    static final String NAME = "spark.ringrift.task.deadline";

    /** Many times what the slowest work between two signs of progress takes: a step of a large net on a few cores. */
    static final String DEFAULT = "15min";

    private static final String HEARTBEAT = "spark.executor.heartbeatInterval";
    private static final String DEFAULT_HEARTBEAT = "10s";

    /** With fewer heartbeats in a deadline, one that comes late would look like a task that hangs. */
    private static final int HEARTBEATS = 2;

    private DeadlineSetting() {}

    /**
     * The deadline of a session.
     *
     * @return empty if there is to be none
     * @throws UserError if the setting is no time, or shorter than executors take to tell progress
     */
    static Optional<Duration> of(SparkSession spark) {
        String text = spark.conf().get(NAME, DEFAULT);
        Duration deadline = Duration.ofMillis(milliseconds(text));
        if (deadline.isZero()) {
            return Optional.empty();
        }
        String heartbeat = spark.sparkContext().conf().get(HEARTBEAT, DEFAULT_HEARTBEAT);
        Duration least = Duration.ofMillis(JavaUtils.timeStringAsMs(heartbeat)).multipliedBy(HEARTBEATS);
        if (deadline.compareTo(least) < 0) {
            throw new UserError("Cannot end tasks after " + text + " without progress: executors tell progress every "
                    + heartbeat + " (" + HEARTBEAT + "). Set " + NAME + " to at least " + least.toMillis()
                    + "ms, or to 0 for no deadline.");
        }
        return Optional.of(deadline);
    }

    private static long milliseconds(String text) {
        try {
            return JavaUtils.timeStringAsMs(text);
        } catch (NumberFormatException e) {
            throw new UserError(
                    "Cannot read " + NAME + ": '" + text + "' is no time. Give one such as 15min or 90s, or 0 for no"
                            + " deadline.",
                    e);
        }
    }
}
