package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.dataset.GameFilter;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dataset}: NPZ files for training from the table {@code games}. */
@Command(
        name = "dataset",
        description = "Make training data (NPZ files) from recorded games.",
        footer = {
            "",
            "Every game is replayed; one that is not what its record says is named and left out. The same version of",
            "games, filter, options and seed give the same files; a repeated request does nothing.",
            "",
            "Examples:",
            "  ./ringrift dataset --config hex8_2p",
            "  ./ringrift dataset --config hex8_2p --players searched --window 2000 --symmetries 4",
            "  ./ringrift dataset --config square8_2p --games-version 12 --profile compat"
        })
final class DatasetCommand implements Callable<Integer> {
    private static final int MAX_REJECTIONS = 10;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private DryRunOptions dryRun;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "BOARD_Np",
            description = "Configuration of the games, such as hex8_2p.")
    @Domain(form = Form.CONFIG)
    private String config;

    @Option(
            names = "--edition",
            paramLabel = "EDITION",
            defaultValue = "asis",
            description = "Only games of this edition of the rules: asis or corrected (default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.EDITION)
    private String edition;

    @Option(
            names = "--games-version",
            paramLabel = "V",
            description = "Version of the table games to read (default: the newest, printed).")
    @Domain(min = 0)
    private Long gamesVersion;

    @Option(
            names = "--players",
            paramLabel = "PATTERN",
            description = "Only games whose players all match a pattern, such as gumbel:* ; searched means all players "
                    + "that search; may be given several times (default: all).")
    private List<String> players = List.of();

    @Option(
            names = "--min-moves",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only games of at least N moves (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "moves", min = 0)
    private int minMoves;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "0",
            description = "Only the newest N of these games (default: all).")
    @Domain(unit = "games", min = 0)
    private int window;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "standard",
            description = "Layout: standard, or compat for RingRift's own Python trainer (default: ${DEFAULT-VALUE}).")
    private EncoderProfile profile;

    @Option(
            names = "--values",
            paramLabel = "KIND",
            defaultValue = "corrected",
            description =
                    "Value targets: corrected, by the ranks of the seats; or legacy, as the old exporter has them "
                            + "(profile compat only; default: ${DEFAULT-VALUE}).")
    private DatasetOptions.Values values;

    @Option(
            names = "--symmetries",
            paramLabel = "K",
            defaultValue = "1",
            description = "Images of each training sample under the board's symmetries (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "images", min = 1, max = 12)
    private int symmetries;

    @Option(
            names = "--validation",
            paramLabel = "SHARE",
            defaultValue = "0.1",
            description = "Part of the games kept for validation (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "of the games", min = 0, below = 1)
    private double validation;

    @Option(
            names = "--shard-rows",
            paramLabel = "N",
            defaultValue = "8192",
            description = "Most samples in one file (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "samples", min = 1, max = DatasetOptions.MAX_SHARD_ROWS)
    private int shardRows;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Decides the split and the symmetries (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--run-id", paramLabel = "ID", description = "Identity of the run (default: a new one).")
    private String runId;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Number of tasks that count samples, which only compat layouts need (default: by games and cores); no byte"
                            + " depends on it.")
    @Domain(unit = "tasks", min = 0)
    private int partitions;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        GameConfig game = GameConfig.parse(config);
        GameFilter filter = new GameFilter(Edition.parse(edition), players, minMoves, window);
        DatasetOptions options = new DatasetOptions(profile, values, symmetries, validation, shardRows);
        Lake lake = new Lake(StageSession.open("dataset", warehouse, dryRun), warehouse.warehouse());
        lake = dryRun.asked() ? lake.requireWarehouse() : lake.openExisting();
        long version = gamesVersion != null ? gamesVersion : lake.games().version();
        if (gamesVersion == null && !common.json()) {
            out.println("Reading version " + version + " of games, the newest; give --games-version " + version
                    + " for the same dataset later.");
            out.flush();
        }
        DatasetRequest request = new DatasetRequest(game, version, filter, options, seed);
        DatasetStage stage = new DatasetStage(lake, partitions, System.err, InstantSource.system());
        if (dryRun.asked()) {
            return PreviewText.show(stage.preview(request, dryRun.table()), PreviewText::of, common, out);
        }
        DatasetReport report = stage.run(request, runId != null ? runId : StageRun.newId("dataset"));
        out.println(common.json() ? Json.of(report) : describe(report));
        return 0;
    }

    private static String describe(DatasetReport report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: dataset %s%s.%n%d games used, %d copies left out, %d rejected; %d samples to train, %d to validate, %.1f %% of their "
                        + "policy targets from searches.%n%d files, %.1f MB.",
                report.configKey(),
                report.datasetId(),
                report.present() ? " was there already" : "",
                report.games(),
                report.copies(),
                report.rejected(),
                report.trainSamples(),
                report.validationSamples(),
                100 * report.softTargets(),
                report.files(),
                report.bytes() / 1e6));
        if (!report.present()) {
            text.append(String.format(
                    Locale.ROOT, " %.1f s (%.0f samples/s).", report.seconds(), report.samplesPerSecond()));
        }
        text.append(" Run ").append(report.runId()).append('.');
        report.rejections().stream()
                .limit(MAX_REJECTIONS)
                .forEach(game ->
                        text.append(String.format(Locale.ROOT, "%nLeft out %s: %s", game.gameId(), game.why())));
        int more = report.rejections().size() - MAX_REJECTIONS;
        if (more > 0) {
            text.append(String.format(Locale.ROOT, "%n… and %d more, all named on standard error.", more));
        }
        return text.toString();
    }
}
