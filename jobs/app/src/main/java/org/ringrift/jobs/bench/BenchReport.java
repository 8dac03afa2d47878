package org.ringrift.jobs.bench;

import java.time.Instant;
import java.util.List;

/**
 * The bench table.
 *
 * @param machine what it was measured on
 * @param measuredAt when the last row was measured
 * @param runs how often each rate was taken
 * @param seconds length of a run on one thread
 * @param stageSeconds length of a run of a stage, roughly
 * @param clock what the time of work on one thread was taken by, {@code wall} or {@code cpu}
 * @param rows the rows in their order
 */
public record BenchReport(
        Machine machine,
        Instant measuredAt,
        int runs,
        double seconds,
        double stageSeconds,
        String clock,
        List<BenchRow> rows) {
    /** Copies the rows. */
    public BenchReport {
        rows = List.copyOf(rows);
    }
}
