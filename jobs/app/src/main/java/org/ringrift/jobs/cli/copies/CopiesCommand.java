package org.ringrift.jobs.cli.copies;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.VerdictOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.copies.CopiesReport;
import org.ringrift.jobs.copies.SiteCopies;
import org.ringrift.jobs.copies.WantedCopies;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.PrintingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code copies}: how many sites have each row and file. */
@Command(
        name = "copies",
        description = "Count at how many sites each row and file is, and make more copies of what too few have.",
        footer = {
            "",
            "A row that names files counts where all of them are whole: each is read. The exit code is 1 if a row is at fewer",
            "sites than wanted or not the same everywhere, or a file is missing or damaged.",
            "",
            "Examples:",
            "  ./ringrift copies --sites ./lakehouse,/mnt/siteB/lakehouse",
            "  ./ringrift copies --sites ./lakehouse,/mnt/siteB/lakehouse,hdfs://c/lakehouse --wanted games=2,models=3",
            "  ./ringrift copies --sites ./lakehouse,/mnt/siteB/lakehouse --repair"
        })
public final class CopiesCommand implements Callable<Integer> {
    private static final String ALL_CORES = "local[*]";
    private static final int MOST_SENTENCES = 10;
    private static final double MEGABYTE = 1e6;

    @Mixin
    private CommonOptions common;

    @Mixin
    private VerdictOptions verdict;

    @Option(
            names = "--sites",
            required = true,
            paramLabel = "URI",
            split = ",",
            description = "Warehouses, two or more with commas; what is brought goes to the first ones first.")
    private List<String> sites = List.of();

    @Option(
            names = "--wanted",
            paramLabel = "KIND=N",
            split = ",",
            description = "At how many sites rows of a kind should be; several with commas (default: at all of them).")
    private List<String> wanted = List.of();

    @Option(
            names = "--repair",
            description = "Replace missing and damaged files by good copies, and bring rows to sites that lack them.")
    private boolean repair;

    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description = "Spark master (default: what spark-submit gave, else local[*]).")
    private String master;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        WantedCopies copies = WantedCopies.parse(wanted, sites.size());
        String where = master != null ? master : System.getProperty("spark.master", ALL_CORES);
        SiteCopies all = new SiteCopies(
                Sessions.open("ringrift copies", where),
                sites,
                copies,
                new PrintingListener(System.err),
                InstantSource.system());
        CopiesReport report = repair ? all.repair() : all.check();
        PrintWriter out = spec.commandLine().getOut();
        out.println(common.json() ? Json.of(report) : text(report));
        out.flush();
        return report.positive() || verdict.any() ? 0 : 1;
    }

    /** For people. */
    static String text(CopiesReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(new TextTable(
                        List.of("table", "rows", "wanted at", "sites x rows", "too few", "conflicts"),
                        List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.RIGHT, Align.RIGHT),
                        report.kinds().stream().map(CopiesCommand::line).toList())
                .render()
                .stripTrailing());
        lines.add("");
        lines.add(new TextTable(
                        List.of("site", "files", "MB", "not whole"),
                        List.of(Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
                        report.files().stream().map(CopiesCommand::line).toList())
                .render()
                .stripTrailing());
        report.files().forEach(site -> {
            site.problems().stream().limit(MOST_SENTENCES).forEach(problem -> lines.add(site.site() + ": " + problem));
            if (site.problems().size() > MOST_SENTENCES) {
                lines.add(
                        site.site() + ": " + (site.problems().size() - MOST_SENTENCES) + " more files are not whole.");
            }
        });
        if (report.brought() + report.repaired() > 0) {
            lines.add("Brought " + report.brought() + " rows, repaired " + report.repaired() + " files.");
        }
        lines.add(
                report.positive()
                        ? "Everything is there as often as wanted, and whole."
                        : "Not everything is there as often as wanted, the same and whole.");
        return String.join(System.lineSeparator(), lines);
    }

    private static List<String> line(CopiesReport.Kind kind) {
        String copies = kind.copies().entrySet().stream()
                .map(each -> each.getKey() + " x " + number(each.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                kind.kind(),
                number(kind.rows()),
                Integer.toString(kind.wanted()),
                copies,
                number(kind.lacking()),
                number(kind.conflicts()));
    }

    private static List<String> line(CopiesReport.Files site) {
        return List.of(
                site.site(),
                number(site.files()),
                String.format(Locale.ROOT, "%.1f", site.bytes() / MEGABYTE),
                number(site.problems().size()));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
