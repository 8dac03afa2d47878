package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.GameOptions;
import org.ringrift.jobs.cli.option.NodeOptions;
import org.ringrift.jobs.cli.option.PlayTuning;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.config.Stage;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.run.Cancellation;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.player.PlayerSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code selfplay}: games into the table {@code games}. */
@Command(
        name = "selfplay",
        description = "Play games and add them to the table games.",
        footer = {
            "",
            "The same configuration, players and seed give the same games, however often and wherever they are asked for;",
            "a repeated or interrupted request adds only what is missing.",
            "",
            "Examples:",
            "  ./ringrift selfplay --config hex8_2p --games 200 --players gumbel:sims=32 --seed 7",
            "  ./ringrift selfplay --config square8_3p --games 100 --players heuristic --players random",
            "  ./ringrift selfplay --config hex8_2p --games 200 --players gumbel:sims=64,model=production",
            "  ./ringrift selfplay --config hex8_2p --games 2000 --players gumbel:sims=64 --dry-run"
        })
final class SelfplayCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private GameOptions game;

    @Mixin
    private PlayTuning tuning;

    @Option(names = "--games", required = true, paramLabel = "N", description = "Number of games.")
    @Domain(unit = "games", min = 1, max = SelfplayRequest.MAX_GAMES)
    private int games;

    @Option(
            names = "--players",
            paramLabel = "SPEC",
            defaultValue = "heuristic",
            description = "Player of every seat; given several times, game i seats them in turn beginning with the "
                    + "i-th. Forms: " + PlayerSpec.FORMS + " (default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.PLAYER)
    private List<String> players;

    @Option(names = "--seed", paramLabel = "S", description = "Source of all chance (default: drawn and printed).")
    private Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<PlayerSpec> specs = players.stream().map(PlayerSpec::parse).toList();
        long drawn = seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE);
        SelfplayRequest request = new SelfplayRequest(game.rules(), games, specs, tuning.opening(game.rules()), drawn);
        if (seed == null) {
            Cancellation.resumeWith("--seed " + drawn);
        }
        if (seed == null && !common.json()) {
            out.println("Seed " + drawn + " was drawn; give --seed " + drawn + " to play the same games again.");
            out.flush();
        }
        NodeOptions.Playing playing = tuning.playing(Stage.SELFPLAY);
        SparkSession spark = StageSession.open("selfplay", warehouse, dryRun);
        Lake lake = new Lake(spark, warehouse.warehouse());
        SelfplayStage stage = new SelfplayStage(lake, playing.on(spark), System.err, InstantSource.system());
        if (dryRun.asked()) {
            return PreviewText.show(stage.preview(request, dryRun.table()), PreviewText::of, common, out);
        }
        lake.open();
        SelfplayReport report = stage.run(request, tuning.runId("selfplay"));
        out.println(common.json() ? Json.of(report) : describe(report, request));
        return 0;
    }

    private static String describe(SelfplayReport report, SelfplayRequest request) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %d games requested, %d were there, %d added in %d waves, %.1f s (%.2f games/s).",
                request.rules().config().key(),
                report.requested(),
                report.present(),
                report.added(),
                report.waves(),
                report.seconds(),
                report.gamesPerSecond()));
        if (report.evaluations() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    " %.0f evaluations/s, batches %.0f %% full.",
                    report.evaluations() / report.seconds(),
                    100 * report.batchFill()));
        }
        if (!report.devices().isEmpty()) {
            text.append(' ').append(DeviceUse.line(report.devices()));
        }
        if (report.summary().distinct() < report.summary().games()) {
            text.append(String.format(
                    Locale.ROOT,
                    " Distinct games: %d of %d; the others are copies with the same moves.",
                    report.summary().distinct(),
                    report.summary().games()));
        }
        return text.append(" Run ").append(report.runId()).append('.').toString();
    }
}
