package org.ringrift.jobs.spark;

import org.apache.spark.SparkContext;

/**
 * The pool in which the jobs of a thread, and of threads that it starts, wait for a core. Under Spark's mode FAIR, which {@link
 * Sessions} sets, the next core that is free goes to the pool that has the fewest.
 */
public final class SchedulerPool {
    /** Spark's property. */
    public static final String PROPERTY = "spark.scheduler.pool";

    /** For the small queries and commits of a driver. */
    private static final String DRIVER = "driver";

    private SchedulerPool() {}

    /** From now on the jobs of this thread need not wait for all tasks of a stage. */
    public static void enterDriver(SparkContext spark) {
        spark.setLocalProperty(PROPERTY, DRIVER);
    }

    /** From now on the jobs of this thread wait with those of stages. */
    public static void leave(SparkContext spark) {
        spark.setLocalProperty(PROPERTY, null);
    }
}
