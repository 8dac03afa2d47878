package org.ringrift.jobs.lake.delta;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.watch.JobLabels;

/** Work on the tables: Spark's UI shows what its jobs do, and a failure is told in the same words. */
public final class LakeWork {
    private LakeWork() {}

    /**
     * Does something and explains its failure.
     *
     * @param spark the session that does it
     * @param doing what is done, to be read after "Cannot", such as {@code write to table games}
     * @param action starts Spark jobs
     * @param <T> its result
     * @return its result
     * @throws org.ringrift.StageFailure if the action fails; our own exceptions pass unchanged
     */
    public static <T> T run(SparkSession spark, String doing, Supplier<T> action) {
        return JobLabels.step(spark.sparkContext(), doing, () -> LakeErrors.translate(doing, action));
    }
}
