package org.ringrift.jobs.run;

import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.ringrift.Sha256;
import scala.jdk.javaapi.CollectionConverters;

/** Tags of Spark jobs: those of an attempt of a run have one of their own, by which they are told from all others. */
final class JobTags {
    /** Spark's local property with the tags of a thread's jobs; its constant for it is not for other packages. */
    private static final String PROPERTY = "spark.job.tags";

    private static final String SEPARATOR = ",";
    private static final int DIGITS = 16;

    private JobTags() {}

    /** The tag of an attempt; run ids may have characters that tags may not. */
    static String of(String runId, int attempt) {
        return "run-" + Sha256.ofText(attempt + "/" + runId).substring(0, DIGITS);
    }

    /** Whether a job with these properties has a tag. */
    static boolean carries(Properties job, String tag) {
        String tags = job == null ? null : job.getProperty(PROPERTY);
        return tags != null && Arrays.asList(tags.split(SEPARATOR)).contains(tag);
    }

    /** Does work whose jobs, also those of threads that it starts, have a tag. */
    static <T> T with(SparkContext spark, String tag, Supplier<T> work) {
        spark.addJobTag(tag);
        try {
            return work.get();
        } finally {
            spark.removeJobTag(tag);
        }
    }

    /** Does work whose jobs have no tags, whatever the thread has been given: cancelling a run does not cancel them. */
    static void without(SparkContext spark, Runnable work) {
        Set<String> tags = CollectionConverters.asJava(spark.getJobTags());
        spark.clearJobTags();
        try {
            work.run();
        } finally {
            tags.forEach(spark::addJobTag);
        }
    }
}
