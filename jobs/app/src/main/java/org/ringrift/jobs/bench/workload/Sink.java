package org.ringrift.jobs.bench.workload;

/** Takes results that nobody wants, so that the compiler cannot leave out the work that made them. */
final class Sink {
    private long bits;

    void take(long result) {
        bits = 31 * bits + result;
    }

    /** Depends on everything that was taken. */
    long bits() {
        return bits;
    }
}
