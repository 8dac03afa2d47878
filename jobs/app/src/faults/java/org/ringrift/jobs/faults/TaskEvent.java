package org.ringrift.jobs.faults;

/**
 * A task has started or ended.
 *
 * @param end why it ended, {@code Success} if it did its work; null while it runs
 * @param task Spark's number of this attempt
 * @param stage number of its stage
 * @param tasks tasks of that stage
 * @param partition which part of the stage's work it does
 * @param speculative whether it is the copy of an attempt that still runs
 * @param executor where it runs
 * @param doing description of its job
 */
record TaskEvent(
        String end,
        long task,
        int stage,
        int tasks,
        int partition,
        boolean speculative,
        String executor,
        String doing) {
    static final String SUCCESS = "Success";

    /** Whether it has started, and not ended. */
    boolean started() {
        return end == null;
    }

    /** Whether it has ended with its work done. */
    boolean succeeded() {
        return SUCCESS.equals(end);
    }

    /** Whether it has ended without its work done. */
    boolean lost() {
        return end != null && !succeeded();
    }

    /** Whether two are attempts at the same work. */
    boolean sameWork(TaskEvent other) {
        return stage == other.stage && partition == other.partition;
    }
}
