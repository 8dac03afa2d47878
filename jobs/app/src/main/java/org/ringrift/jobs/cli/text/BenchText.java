package org.ringrift.jobs.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ringrift.jobs.bench.BenchReport;
import org.ringrift.jobs.bench.BenchRow;
import org.ringrift.jobs.bench.EarlierReport;
import org.ringrift.jobs.bench.Goal;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.cli.text.TextTable.Align;

/** The bench table for people. */
public final class BenchText {
    private static final List<String> COLUMNS = List.of(
            "what",
            "unit",
            "median",
            "least",
            "greatest",
            "bytes/unit",
            "reference",
            "ratio",
            "goal",
            "ratio",
            "bound",
            "share");

    private static final String LEGEND =
            "x: median as a multiple; !: goal not reached; share: part of the bound; see docs/performance.md.";

    private BenchText() {}

    /**
     * The whole table, with what it was measured on above it.
     *
     * @param report what was measured
     * @param earlier an earlier table to compare with, or null
     */
    public static String of(BenchReport report, EarlierReport earlier) {
        List<String> names = new ArrayList<>(COLUMNS);
        if (earlier != null) {
            names.addAll(List.of("earlier", "ratio"));
        }
        List<Align> aligns = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            aligns.add(i < 2 ? Align.LEFT : Align.RIGHT);
        }
        List<List<String>> lines =
                report.rows().stream().map(row -> line(row, earlier)).toList();
        return head(report) + new TextTable(names, aligns, lines).render() + LEGEND + System.lineSeparator();
    }

    private static String head(BenchReport report) {
        Machine machine = report.machine();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s%n%s, heap %d MB%nSpark %s, Delta %s, ONNX Runtime %s, DJL %s%n"
                        + "%s; %d runs of %s s by %s clock, stages of %s s%n%n",
                machine.cpu(),
                machine.cores(),
                machine.os(),
                machine.jvm(),
                machine.heapMegabytes(),
                machine.spark(),
                machine.delta(),
                machine.onnxRuntime(),
                machine.djl(),
                report.measuredAt(),
                report.runs(),
                number(report.seconds()),
                report.clock(),
                number(report.stageSeconds()));
    }

    private static List<String> line(BenchRow row, EarlierReport earlier) {
        double median = row.median();
        Goal goal = row.goal();
        List<String> cells = new ArrayList<>(List.of(
                row.name(),
                row.unit(),
                number(median),
                number(row.least()),
                number(row.greatest()),
                row.bytesPerUnit() == null ? "" : number(row.bytesPerUnit()),
                row.reference() == null ? "" : number(row.reference()),
                row.reference() == null ? "" : ratio(median / row.reference()),
                goal == null ? "" : goal.sense().sign() + " " + number(goal.value()),
                goal == null ? "" : ratio(median / goal.value()) + (goal.reachedBy(median) ? "" : " !"),
                row.bound() == null ? "" : number(row.bound().value()),
                row.bound() == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.0f %%",
                                100 * median / row.bound().value())));
        if (earlier != null) {
            OptionalDouble was = earlier.median(row.name());
            cells.add(was.isPresent() ? number(was.getAsDouble()) : "");
            cells.add(was.isPresent() ? ratio(median / was.getAsDouble()) : "");
        }
        return cells;
    }

    /** Three digits or more, with commas between thousands. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == Math.rint(size) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    private static String ratio(double value) {
        return "x " + number(value);
    }
}
