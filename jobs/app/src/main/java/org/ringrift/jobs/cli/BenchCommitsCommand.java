package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.TemporaryFolder;
import org.ringrift.jobs.bench.lake.CommitBench;
import org.ringrift.jobs.bench.lake.CommitRate;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench commits}: how many commits a table takes. */
@Command(
        name = "commits",
        description = "Let several writers append games to one table, and count their commits.",
        footer = {
            "",
            "Writers share the cores of this machine: what they get in is what one machine commits, whoever asks it"
                    + " to.",
            "",
            "Examples:",
            "  ./ringrift bench commits --writers 1,2,4,8",
            "  ./ringrift bench commits --writers 4 --configs 1 --json"
        })
final class BenchCommitsCommand implements Callable<Integer> {
    private static final int MOST_WRITERS = 64;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--writers",
            paramLabel = "N",
            split = ",",
            description = "Writers at the same time; several numbers with commas (default: 1, 2, 4 and 8).")
    private List<Integer> writers = List.of(1, 2, 4, 8);

    @Option(
            names = "--configs",
            paramLabel = "N",
            defaultValue = "12",
            description = "Configurations that they write to, in turn (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "configurations", min = 1, max = 12)
    private int configs;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "200",
            description = "Games of a commit (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "games", min = 1, max = 100_000)
    private int rows;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "30",
            description = "Length of a measurement (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "seconds", min = 1, max = 3600)
    private int seconds;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        writers.stream()
                .filter(each -> each < 1 || each > MOST_WRITERS)
                .findFirst()
                .ifPresent(wrong -> {
                    throw new UserError(
                            "Cannot measure with " + wrong + " writers: the range is 1 to " + MOST_WRITERS + ".");
                });
        SparkSession spark = Sessions.open("ringrift bench commits", "local[*]");
        try (TemporaryFolder folder = TemporaryFolder.make("ringrift-bench", System.err)) {
            CommitBench bench = new CommitBench(spark, folder.path(), System.err);
            List<CommitRate> rates = writers.stream()
                    .map(each -> bench.measure(each, configs, rows, seconds))
                    .toList();
            PrintWriter out = spec.commandLine().getOut();
            out.print(common.json() ? Json.of(rates) + System.lineSeparator() : table(rates));
            out.flush();
            return 0;
        }
    }

    private static String table(List<CommitRate> rates) {
        return new TextTable(
                        List.of("writers", "configurations", "commits", "a minute", "mean s", "longest s"),
                        List.of(Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.RIGHT),
                        rates.stream().map(BenchCommitsCommand::line).toList())
                .render();
    }

    private static List<String> line(CommitRate rate) {
        return List.of(
                Integer.toString(rate.writers()),
                Integer.toString(rate.configs()),
                Long.toString(rate.commits()),
                String.format(Locale.ROOT, "%.1f", rate.perMinute()),
                String.format(Locale.ROOT, "%.2f", rate.meanSeconds()),
                String.format(Locale.ROOT, "%.2f", rate.longestSeconds()));
    }
}
