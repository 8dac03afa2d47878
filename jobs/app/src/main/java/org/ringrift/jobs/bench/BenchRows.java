package org.ringrift.jobs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ringrift.jobs.bench.workload.Measurement;
import org.ringrift.jobs.bench.workload.Meter;
import org.ringrift.jobs.bench.workload.Workload;

/** Collects the rows of a table while they are measured, and tells what is being measured. */
final class BenchRows {
    private final Meter meter;
    private final BenchTargets benchTargets;
    private final PrintStream progress;
    private final List<BenchRow> rows = new ArrayList<>();

    BenchRows(Meter meter, BenchTargets benchTargets, PrintStream progress) {
        this.meter = meter;
        this.benchTargets = benchTargets;
        this.progress = progress;
    }

    /** How work on one thread is measured. */
    Meter meter() {
        return meter;
    }

    /** Where progress is printed. */
    PrintStream progress() {
        return progress;
    }

    /** What was measured so far. */
    List<BenchRow> rows() {
        return List.copyOf(rows);
    }

    /** Tells what is measured next. */
    void announce(String name) {
        progress.println("bench " + name);
    }

    /** Measures work on this thread and closes it. */
    BenchRow measure(BenchGroup group, Workload work, Bound bound) {
        try (work) {
            announce(work.name());
            Measurement result = meter.measure(work);
            return add(BenchRow.of(
                    group,
                    result.name(),
                    result.unit() + "/s",
                    result.rates(),
                    result.bytesPerUnit(),
                    benchTargets,
                    bound));
        }
    }

    /** As {@link #measure}, for work without a bound. */
    BenchRow measure(BenchGroup group, Workload work) {
        return measure(group, work, null);
    }

    /** The row of a name, which is measured now if it is not there yet. */
    BenchRow measured(String name, Supplier<BenchRow> otherwise) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseGet(otherwise);
    }

    /** Adds a row of what was measured elsewhere. */
    BenchRow add(BenchGroup group, String name, String unit, List<Double> runs, Bound bound) {
        return add(BenchRow.of(group, name, unit, runs, null, benchTargets, bound));
    }

    private BenchRow add(BenchRow row) {
        rows.add(row);
        return row;
    }
}
