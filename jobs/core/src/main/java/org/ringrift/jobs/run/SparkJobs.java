package org.ringrift.jobs.run;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.watch.JobLabels;

/**
 * Runs jobs under their name in Spark's UI, and brings failures of tasks to the driver as what they were, not as Spark's
 * report of an aborted job.
 */
public final class SparkJobs {
    private SparkJobs() {}

    /**
     * Runs a job.
     *
     * @param spark the application
     * @param doing what it does, to be read after "Cannot", such as {@code train hex8_2p}
     * @param job calls Spark
     * @param <T> its result
     * @return its result
     * @throws UserError if a task threw one
     * @throws StageFailure if a task threw one, or anything else went wrong
     */
    public static <T> T run(SparkContext spark, String doing, Supplier<T> job) {
        try {
            return JobLabels.step(spark, doing, job);
        } catch (Exception e) { // Spark's own exception is a checked one that its Java methods do not declare
            for (Throwable t = e; t != null; t = t.getCause()) {
                if (t instanceof UserError mistake) {
                    throw mistake;
                }
                if (t instanceof StageFailure failure) {
                    throw failure;
                }
                if (t instanceof OutOfMemoryError full) {
                    throw full;
                }
            }
            throw new StageFailure(LakeErrors.explain(doing, e), e);
        }
    }
}
