package org.ringrift.jobs.cli.text;

import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.bench.lake.LakeReport;
import org.ringrift.jobs.bench.lake.QueryTime;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;

/** What was measured of a large warehouse, for people. */
public final class LakeBenchText {
    private LakeBenchText() {}

    /** Several lines, each with its end. */
    public static String of(LakeReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s, %d cores, heap %d MB, Spark %s, Delta %s; %s%n%,d games, %.0f bytes each%n",
                report.machine().cpu(),
                report.machine().cores(),
                report.machine().heapMegabytes(),
                report.machine().spark(),
                report.machine().delta(),
                report.measuredAt(),
                report.games(),
                report.bytes()));
        LakeReport.Made made = report.made();
        if (made != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "made in %.0f s (%.0f games/s), %d commits of %.1f s at first and %.1f s in the end; a game with policies "
                            + "has %.0f bytes%n",
                    made.seconds(),
                    report.games() / made.seconds(),
                    made.waves(),
                    made.firstAppend(),
                    made.lastAppend(),
                    made.searchedBytes()));
        }
        MaintenanceOutcome maintained = report.maintained();
        text.append(String.format(
                Locale.ROOT,
                "maintained in %.0f s: %d files became %d, %.0f MB rewritten%n",
                maintained.seconds(),
                maintained.before().files(),
                maintained.after().files(),
                maintained.rewrittenBytes() / 1e6));
        LakeReport.DatasetTime dataset = report.dataset();
        text.append(String.format(
                Locale.ROOT,
                "dataset of the newest %,d games, %,d samples: %.1f s; in a warehouse of these alone %.1f s%n%n",
                dataset.games(),
                dataset.samples(),
                dataset.large(),
                dataset.small()));
        return text.append(new TextTable(
                                List.of("query", "cold, s", "warm, s", "rows"),
                                List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
                                report.queries().stream()
                                        .map(LakeBenchText::line)
                                        .toList())
                        .render())
                .toString();
    }

    private static List<String> line(QueryTime query) {
        return List.of(
                query.name(),
                String.format(Locale.ROOT, "%.2f", query.cold()),
                String.format(Locale.ROOT, "%.2f", query.warm()),
                String.format(Locale.ROOT, "%,d", query.rows()));
    }
}
