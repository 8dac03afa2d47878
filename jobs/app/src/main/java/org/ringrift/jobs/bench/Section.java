package org.ringrift.jobs.bench;

/** Measures the rows of one group. */
@FunctionalInterface
interface Section {
    /**
     * Measures.
     *
     * @param request what is wanted
     * @param rows receives the rows
     */
    void measure(BenchRequest request, BenchRows rows);
}
