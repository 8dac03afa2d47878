package org.ringrift.jobs.bench;

import java.util.List;
import org.ringrift.jobs.bench.workload.Spread;

/**
 * A row of the table.
 *
 * @param group key of its group
 * @param name what was measured, such as {@code random play hex8_2p}; unique in the table
 * @param unit of all values, such as {@code steps/s}
 * @param runs what each run measured, in order
 * @param median middle of the runs
 * @param least smallest of the runs
 * @param greatest largest of the runs
 * @param bytesPerUnit heap memory that the measuring thread allocated for a unit of work; null where others work too
 * @param reference what another system reaches, in this unit; null if nothing is known
 * @param goal what it should reach; null without one
 * @param bound what it cannot pass; null if that was not measured
 */
public record BenchRow(
        String group,
        String name,
        String unit,
        List<Double> runs,
        double median,
        double least,
        double greatest,
        Double bytesPerUnit,
        Double reference,
        Goal goal,
        Bound bound) {
    /** Copies the runs. */
    public BenchRow {
        runs = List.copyOf(runs);
    }

    /** A row of what was measured and what is known of it. */
    static BenchRow of(
            BenchGroup group,
            String name,
            String unit,
            List<Double> runs,
            Double bytesPerUnit,
            BenchTargets benchTargets,
            Bound bound) {
        Spread spread = Spread.of(runs);
        return new BenchRow(
                group.key(),
                name,
                unit,
                runs,
                spread.median(),
                spread.least(),
                spread.greatest(),
                bytesPerUnit,
                benchTargets.reference(name),
                benchTargets.goal(name, bound),
                bound);
    }
}
