package org.ringrift.jobs.cluster;

import java.io.Serializable;
import java.time.Instant;

/**
 * That a task used a device.
 *
 * @param host machine of the executor, as Spark names it
 * @param executor Spark's id of the executor
 * @param device {@code GPU 0}, the address that Spark gave to the task, or {@code CPU}
 * @param start when the task began to use it, by the clock of the host
 * @param end when it ended
 */
public record TaskUse(String host, String executor, String device, Instant start, Instant end) implements Serializable {
    /** As Spark's UI shows it beside the task. */
    @Override
    public String toString() {
        return device + " of " + host + ", executor " + executor + ", " + start + " to " + end;
    }
}
