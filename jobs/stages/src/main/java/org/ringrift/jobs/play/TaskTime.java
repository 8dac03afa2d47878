package org.ringrift.jobs.play;

import org.apache.spark.util.LongAccumulator;

/** Adds the time of a task to an accumulator while it passes, in nanoseconds. Not thread-safe. */
final class TaskTime implements AutoCloseable {
    private final LongAccumulator nanoseconds;
    private long last = System.nanoTime();

    /** Begins now. */
    TaskTime(LongAccumulator nanoseconds) {
        this.nanoseconds = nanoseconds;
    }

    /** Adds what has passed since the last call. */
    void pass() {
        long now = System.nanoTime();
        nanoseconds.add(now - last);
        last = now;
    }

    @Override
    public void close() {
        pass();
    }
}
