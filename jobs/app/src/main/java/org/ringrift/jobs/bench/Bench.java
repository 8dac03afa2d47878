package org.ringrift.jobs.bench;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Locale;

/** Measures this machine. */
public final class Bench {
    private final PrintStream progress;
    private final InstantSource clock;

    /**
     * @param progress where it is told what is being measured
     * @param clock the time that the report carries
     */
    public Bench(PrintStream progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Measures the groups of a request, one row after another.
     *
     * @param request what is wanted
     * @return the table
     * @throws org.ringrift.StageFailure if a stage fails
     */
    public BenchReport run(BenchRequest request) {
        BenchRows rows = new BenchRows(request.meter(), BenchTargets.load(), progress);
        for (BenchGroup group : BenchGroup.values()) {
            if (request.groups().contains(group)) {
                section(group).measure(request, rows);
            }
        }
        return new BenchReport(
                Machine.here(),
                clock.instant(),
                request.runs(),
                request.seconds(),
                request.stageSeconds(),
                request.clock().name().toLowerCase(Locale.ROOT),
                rows.rows());
    }

    private static Section section(BenchGroup group) {
        return switch (group) {
            case ENGINE -> new EngineSection();
            case SEARCH -> new SearchSection();
            case DATA -> new DataSection();
            case NET -> new NetSection();
            case MEMORY -> new MemorySection();
            case STAGES -> new StageSection();
        };
    }
}
