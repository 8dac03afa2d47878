package org.ringrift.jobs.bench.workload;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures workloads on the calling thread: first a warm-up, then runs of equal length.
 *
 * @param clock what time is taken by
 * @param runs how often the rate is taken, 1 or more
 * @param seconds least length of a run; the warm-up takes {@value #WARM_UP_RUNS} times as long
 */
public record Meter(BenchClock clock, int runs, double seconds) {
    private static final int WARM_UP_RUNS = 3;

    /** Time between two looks at the clock: much longer than a look takes. */
    private static final long BURST_NANOS = 1_000_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Measures a workload, which stays open. */
    public Measurement measure(Workload work) {
        long pieces = 1;
        for (int i = 0; i < WARM_UP_RUNS; i++) {
            pieces = new Run(work, pieces).go().pieces;
        }
        List<Double> rates = new ArrayList<>();
        long units = 0;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < runs; i++) {
            Run run = new Run(work, pieces).go();
            rates.add(run.units * 1e9 / run.nanos);
            units += run.units;
        }
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        return new Measurement(work.name(), work.unit(), rates, (double) bytes / units);
    }

    /** One run; afterwards {@code pieces} is how many of them take about as long as a burst should. */
    private final class Run {
        private final Workload work;
        private long pieces;
        private long units;
        private long nanos;

        Run(Workload work, long pieces) {
            this.work = work;
            this.pieces = pieces;
        }

        Run go() {
            long began = clock.nanos();
            long last = began;
            do {
                for (long i = 0; i < pieces; i++) {
                    units += work.run();
                }
                long now = clock.nanos();
                if (now - last < BURST_NANOS) {
                    pieces *= 2;
                }
                last = now;
                nanos = now - began;
            } while (nanos < seconds * 1e9);
            return this;
        }
    }
}
