package org.ringrift.jobs.spark;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.watch.JobLabels;

/** Work by Spark: its UI shows what the jobs do, and a failure is told in the same words. */
public final class SparkWork {
    private SparkWork() {}

    /**
     * Does something and explains its failure.
     *
     * @param spark the session that does it
     * @param doing what is done, to be read after "Cannot", such as {@code write to table games}
     * @param action starts Spark jobs
     * @param <T> its result
     * @return its result
     * @throws org.ringrift.UserError if the action or a task of it threw one
     * @throws org.ringrift.StageFailure if the action fails
     */
    public static <T> T run(SparkSession spark, String doing, Supplier<T> action) {
        return run(spark.sparkContext(), doing, action);
    }

    /** As {@link #run(SparkSession, String, Supplier)}. */
    public static <T> T run(SparkContext spark, String doing, Supplier<T> action) {
        return JobLabels.step(spark, doing, () -> LakeErrors.translate(doing, action));
    }
}
