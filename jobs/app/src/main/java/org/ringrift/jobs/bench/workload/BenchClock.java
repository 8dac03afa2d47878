package org.ringrift.jobs.bench.workload;

import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;

/** What time is taken by. */
public enum BenchClock {
    /** Time of day: what a user waits for; right on an idle machine. */
    WALL(System::nanoTime),
    /** Time that the measuring thread has run on a processor: fair on a busy machine; leaves out what others do for it. */
    CPU(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);

    private final LongSupplier nanos;

    BenchClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Nanoseconds since some moment; only differences mean something, and only on one thread. */
    public long nanos() {
        return nanos.getAsLong();
    }
}
