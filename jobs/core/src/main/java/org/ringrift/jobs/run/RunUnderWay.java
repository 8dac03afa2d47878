package org.ringrift.jobs.run;

import java.util.Optional;
import org.apache.spark.SparkContext;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;

/** A run whose end has not been recorded. It ends once: by itself, or by being cancelled. Thread-safe. */
final class RunUnderWay {
    /** Makes the row of an end. */
    @FunctionalInterface
    interface Cancelled {
        RunRow by(String error);
    }

    private final Lake lake;
    private final RunUnderWay parent;
    private final String tag;
    private final Cancelled cancelled;
    private LaterJobs laterJobs;
    private boolean ended;
    private String cause;

    /**
     * @param lake the warehouse
     * @param parent the run that this one is a part of; null for none
     * @param tag marks its Spark jobs
     * @param cancelled makes the row of its end
     */
    RunUnderWay(Lake lake, RunUnderWay parent, String tag, Cancelled cancelled) {
        this.lake = lake;
        this.parent = parent;
        this.tag = tag;
        this.cancelled = cancelled;
    }

    Lake lake() {
        return lake;
    }

    /** Marks its Spark jobs. */
    String tag() {
        return tag;
    }

    /** Whether it is another run, or a part of it. */
    boolean within(RunUnderWay other) {
        return this == other || parent != null && parent.within(other);
    }

    /**
     * Ends the run; who cancels it meanwhile waits.
     *
     * @param record writes the row that says how it ended; not called if the run was cancelled before
     * @return whether it was
     */
    synchronized boolean end(Runnable record) {
        boolean first = !ended;
        if (first) {
            record.run();
            ended = true;
        }
        return first;
    }

    /**
     * Cancels the run.
     *
     * @param by what did it, such as {@code SIGTERM}
     * @return the row to be written; none if the run has ended before
     */
    synchronized Optional<RunRow> cancel(String by) {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        cause = by;
        return Optional.of(cancelled.by("Cancelled by " + by + "."));
    }

    /** Ends the Spark jobs of a run that was cancelled, and those that it will start before it notices. Called once. */
    synchronized void cancelJobs() {
        SparkContext spark = lake.spark().sparkContext();
        laterJobs = new LaterJobs(spark, job -> JobTags.carries(job, tag));
        spark.addSparkListener(laterJobs);
        spark.cancelJobsWithTag(tag, "the run was cancelled by " + cause);
    }

    /** What cancelled it; nothing if it was not. */
    synchronized Optional<String> cancelledBy() {
        return Optional.ofNullable(cause);
    }

    /** Says that it starts no job any more. */
    synchronized void close() {
        if (laterJobs != null) {
            lake.spark().sparkContext().removeSparkListener(laterJobs);
        }
    }
}
