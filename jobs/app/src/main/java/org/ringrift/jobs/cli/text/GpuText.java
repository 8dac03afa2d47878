package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.bench.gpu.GpuReport;
import org.ringrift.jobs.cli.text.TextTable.Align;

/** Rates on a GPU for people. */
public final class GpuText {
    private static final List<String> COLUMNS = List.of(
            "batch", "net alone, evaluations/s", "self-play, evaluations/s", "of it", "fill", "training, samples/s");
    private static final List<Align> ALIGNS =
            List.of(Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT);

    private GpuText() {}

    /** Several lines, the last one without an end. */
    public static String of(GpuReport report) {
        String head = String.format(
                Locale.ROOT,
                "%s, %d cores, %s; %s, %s on %s, %d tasks%n%n",
                report.machine().cpu(),
                report.machine().cores(),
                report.machine().jvm(),
                report.config(),
                report.net(),
                report.device(),
                report.tasks());
        String table = new TextTable(
                        COLUMNS,
                        ALIGNS,
                        report.batches().stream().map(GpuText::row).toList())
                .render();
        double best = report.bestShare();
        return head
                + table
                + String.format(
                        Locale.ROOT,
                        "%nSelf-play reaches %.2f of the net alone; the goal is %.2f: %s.",
                        best,
                        GpuReport.GOAL,
                        best >= GpuReport.GOAL ? "reached" : "missed");
    }

    private static List<String> row(GpuReport.BatchRates rates) {
        return List.of(
                Integer.toString(rates.batch()),
                BenchText.number(rates.bare()),
                BenchText.number(rates.selfplay()),
                String.format(Locale.ROOT, "%.2f", rates.share()),
                String.format(Locale.ROOT, "%.2f", rates.fill()),
                BenchText.number(rates.training()));
    }
}
