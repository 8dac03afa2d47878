package org.ringrift.jobs.run;

import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;

/**
 * Lets long work in a task end when Spark has asked for its end: its time was over, its speculative copy was quicker, or
 * its job was cancelled. Spark interrupts the task's thread, which computation does not notice.
 */
public final class KilledTask {
    private KilledTask() {}

    /**
     * To be called by tasks between two pieces of work; takes nanoseconds. Outside of tasks it does nothing.
     *
     * @throws CancellationException if Spark has asked for the end of the current task; Spark then reports the task as
     *     killed, by the reason that it gave, and not as failed
     */
    public static void stopIfKilled() {
        TaskContext task = TaskContext.get();
        if (task != null && task.isInterrupted()) {
            throw new CancellationException("Spark has asked for the end of this task");
        }
    }
}
