package org.ringrift.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.bench.TemporaryFolder;
import org.ringrift.jobs.bench.lake.LakeBench;
import org.ringrift.jobs.bench.lake.LakeReport;
import org.ringrift.jobs.bench.lake.LakeRequest;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.LakeBenchText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.sql.Recipes;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.trial.Installation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench lake}: how a large warehouse behaves. */
@Command(
        name = "lake",
        description =
                "Make a large warehouse of generated games, and time queries, upkeep and a dataset of its newest games.",
        footer = {
            "",
            "Games are random ones on the small boards, by the real rules; one in a hundred carries policies. A million take",
            "about 2 GB of disk and, on two idle cores, ten minutes. Cold is a query's first time in its session; files that",
            "the system has in memory stay there. What was measured: docs/performance.md.",
            "",
            "Examples:",
            "  ./ringrift bench lake --games 100000",
            "  ./ringrift bench lake --games 1000000 --keep /data/million --json"
        })
final class BenchLakeCommand implements Callable<Integer> {
    private static final String PAGE = "docs/guide/sql.md";

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--games",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Games of the warehouse (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "games", min = LakeRequest.LEAST_GAMES, max = LakeRequest.MOST_GAMES)
    private int games;

    @Option(
            names = "--dataset-games",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Newest games of which a dataset is made (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "games", min = 1)
    private int datasetGames;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of a warm query, of which the median is shown (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "runs", min = 1)
    private int runs;

    @Option(
            names = "--recipes",
            paramLabel = "FILE",
            description = "Page whose queries are timed (default: " + PAGE + " of this installation).")
    private Path page;

    @Option(
            names = "--keep",
            paramLabel = "FOLDER",
            description = "Make the warehouse there and leave it; one that is there is measured as it is (default: a "
                    + "temporary one).")
    private Path keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LakeRequest request = new LakeRequest(games, datasetGames, runs, recipes());
        SparkSession spark = Sessions.open("ringrift bench lake", "local[*]");
        try (TemporaryFolder folder = TemporaryFolder.make("ringrift-bench", System.err)) {
            Path large = keep == null ? folder.path().resolve("large") : keep;
            Lake lake = new Lake(spark, large.toString()).open();
            Lake small = new Lake(spark, folder.path().resolve("small").toString()).open();
            LakeReport report = new LakeBench(request, System.err, InstantSource.system()).run(lake, small);
            PrintWriter out = spec.commandLine().getOut();
            out.print(common.json() ? Json.of(report) + System.lineSeparator() : LakeBenchText.of(report));
            out.flush();
            return 0;
        }
    }

    private Map<String, List<String>> recipes() {
        Path file = page != null
                ? page
                : Path.of(System.getenv().getOrDefault(Installation.HOME, ".")).resolve(PAGE);
        try {
            return Recipes.of(Files.readString(file));
        } catch (IOException e) {
            throw new UserError(
                    "Cannot read the recipes: there is no readable file " + file
                            + ". Name the page of the guide with --recipes.",
                    e);
        }
    }
}
