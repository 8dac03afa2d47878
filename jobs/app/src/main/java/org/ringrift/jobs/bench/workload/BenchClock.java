package org.ringrift.jobs.bench.workload;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.ringrift.Keyed;
import org.ringrift.UserError;

/** What time is taken by. */
public enum BenchClock implements Keyed {
    /** Time of day: what a user waits for; right on an idle machine. */
    WALL(System::nanoTime),
    /** Time that the measuring thread has run on a processor: fair on a busy machine; leaves out what others do for it. */
    CPU(ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);

    private final LongSupplier nanos;

    BenchClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The name used in options and reports. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Finds a clock by its name.
     *
     * @param key {@code wall} or {@code cpu}
     * @return the clock
     * @throws UserError if there is none of that name
     */
    public static BenchClock parse(String key) {
        return Keyed.find(BenchClock.class, "clock", key);
    }

    /** Nanoseconds since some moment; only differences mean something, and only on one thread. */
    public long nanos() {
        return nanos.getAsLong();
    }
}
