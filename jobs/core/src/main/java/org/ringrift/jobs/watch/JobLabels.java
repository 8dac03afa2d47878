package org.ringrift.jobs.watch;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;

/**
 * What Spark's UI shows of the jobs that a piece of work starts: a description, which says how far the stage is, and a
 * step, which stands where Spark would show a line of code. Both hold for the calling thread, and what held before is
 * restored when the work ends. Delta adds its own words to a description: {@code selfplay hex8_2p wave 3/10 - MERGE
 * operation - writing new files for only inserts}.
 */
public final class JobLabels {
    /** Spark's own local properties; its constants for them are not for other packages. */
    private static final String DESCRIPTION = "spark.job.description";

    private static final String CALL_SITE = "callSite.short";

    private static final String SCOPE = "ringrift.job.scope";

    private JobLabels() {}

    /**
     * Does work whose jobs are described.
     *
     * @param spark the application
     * @param description what is done, such as {@code selfplay hex8_2p wave 3/10}
     * @param work starts the jobs
     * @param <T> its result
     * @return its result
     */
    public static <T> T describe(SparkContext spark, String description, Supplier<T> work) {
        String scope = spark.getLocalProperty(SCOPE);
        return with(spark, DESCRIPTION, scope == null ? description : scope + ": " + description, work);
    }

    /**
     * Does work whose jobs and Spark stages are named. Where nothing describes the jobs, this does.
     *
     * @param spark the application
     * @param step what is done, in two or three words, such as {@code play games}
     * @param work starts the jobs
     * @param <T> its result
     * @return its result
     */
    public static <T> T step(SparkContext spark, String step, Supplier<T> work) {
        Supplier<T> named = () -> with(spark, CALL_SITE, step, work);
        return spark.getLocalProperty(DESCRIPTION) == null ? describe(spark, step, named) : named.get();
    }

    /**
     * Does work all of whose descriptions begin alike.
     *
     * @param spark the application
     * @param scope stands in front of each description, such as {@code iteration 2}
     * @param work describes and starts jobs
     * @param <T> its result
     * @return its result
     */
    public static <T> T within(SparkContext spark, String scope, Supplier<T> work) {
        return with(spark, SCOPE, scope, work);
    }

    private static <T> T with(SparkContext spark, String property, String value, Supplier<T> work) {
        String earlier = spark.getLocalProperty(property);
        spark.setLocalProperty(property, value);
        try {
            return work.get();
        } finally {
            spark.setLocalProperty(property, earlier);
        }
    }
}
