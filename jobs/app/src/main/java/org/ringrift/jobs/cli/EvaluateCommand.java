package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.GameOptions;
import org.ringrift.jobs.cli.option.NodeOptions;
import org.ringrift.jobs.cli.option.PlayTuning;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.EvaluationText;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.config.Stage;
import org.ringrift.jobs.evaluate.EvaluateStage;
import org.ringrift.jobs.evaluate.EvaluationReport;
import org.ringrift.jobs.evaluate.EvaluationRequest;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.rating.GatePolicy;
import org.ringrift.search.GumbelSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: a candidate's games, ratings and verdict. */
@Command(
        name = "evaluate",
        description = "Play a model against random, heuristic and the production model, and judge it.",
        footer = {
            "",
            "Every seat is played equally often, the games of a group share their opening. The same request again",
            "plays nothing and gives the same verdict; other games come by another --seed, and count together with those",
            "of the candidate's other evaluations. Copies of a game count once.",
            "",
            "Examples:",
            "  ./ringrift evaluate --config hex8_2p",
            "  ./ringrift evaluate --config hex8_2p --candidate 3f2a90bc --preset standard --sims 64"
        })
final class EvaluateCommand implements Callable<Integer> {
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

    @Option(
            names = "--candidate",
            paramLabel = "MODEL",
            defaultValue = EvaluationRequest.LATEST,
            description = "Which model: latest (the newest of the configuration), a sha256 or its first digits, or a "
                    + "folder (default: ${DEFAULT-VALUE}).")
    private String candidate;

    @Option(
            names = "--sims",
            paramLabel = "N",
            defaultValue = "" + EvaluationRequest.SIMULATIONS,
            description = "Simulations of candidate and production model a decision (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "simulations", min = 1, max = GumbelSettings.MAX_SIMULATIONS)
    private int simulations;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "quick",
            description = "What is demanded: quick (60 games against each opponent) or standard (200 games, and the "
                    + "heuristic player must be beaten too) (default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.PRESET)
    private String preset;

    @Option(
            names = "--games",
            paramLabel = "N",
            description = "Games against each opponent (default: by the preset); rounded up so that every seat is "
                    + "played equally often.")
    @Domain(unit = "games", min = 1, max = Comparison.MAX_GAMES)
    private Integer games;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Source of all chance (default: follows from the candidate's sha256).")
    private Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EvaluationRequest request = new EvaluationRequest(
                game.rules(),
                candidate,
                simulations,
                tuning.opening(game.rules()),
                policy(),
                Optional.ofNullable(seed));
        NodeOptions.Playing playing = tuning.playing(Stage.EVALUATE);
        SparkSession spark = StageSession.open("evaluate", warehouse, dryRun);
        Lake lake = new Lake(spark, warehouse.warehouse());
        EvaluateStage stage = new EvaluateStage(lake, playing.on(spark), System.err, InstantSource.system());
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun.asked()) {
            lake.requireWarehouse();
            return PreviewText.show(stage.preview(request, dryRun.table()), PreviewText::of, common, out);
        }
        lake.openExisting();
        EvaluationReport report = stage.run(request, tuning.runId("evaluate"));
        out.println(common.json() ? Json.of(report) : EvaluationText.of(report));
        out.flush();
        return 0;
    }

    private GatePolicy policy() {
        GatePolicy policy = GatePolicy.preset(preset);
        if (games == null) {
            return policy;
        }
        if (games < 1 || games > Comparison.MAX_GAMES) {
            throw new UserError(
                    "Cannot evaluate over " + games + " games: the range is 1 to " + Comparison.MAX_GAMES + ".");
        }
        return policy.withGames(games);
    }
}
