package org.ringrift.jobs.driver.scale;

import java.time.Instant;

/**
 * An executor as Spark knows it.
 *
 * @param id its identity in the application
 * @param host machine
 * @param nodeClass class of the machine, as the executor states it; empty if it does not
 * @param cores cores that it has, 0 or more
 * @param gpus GPUs that it has, 0 or more
 * @param tasks tasks that it runs, 0 or more
 * @param endedTasks tasks that have ended on it, well or not, 0 or more
 * @param failedTasks tasks that have failed on it, 0 or more
 * @param since when it came
 */
public record Executor(
        String id,
        String host,
        String nodeClass,
        int cores,
        int gpus,
        int tasks,
        int endedTasks,
        int failedTasks,
        Instant since) {
    /** The same under another name of its machine. */
    public Executor on(String otherHost) {
        return new Executor(id, otherHost, nodeClass, cores, gpus, tasks, endedTasks, failedTasks, since);
    }

    /** Whether it does nothing. */
    boolean idle() {
        return tasks == 0;
    }
}
