package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.DryRunOptions;
import org.ringrift.jobs.cli.option.GameOptions;
import org.ringrift.jobs.cli.option.NodeOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.PipelineText;
import org.ringrift.jobs.cli.text.PreviewText;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.config.Stage;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.pipeline.IterationReport;
import org.ringrift.jobs.pipeline.Pipeline;
import org.ringrift.jobs.pipeline.PipelinePreset;
import org.ringrift.jobs.pipeline.PipelineRequest;
import org.ringrift.jobs.run.Cancellation;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.net.NetArchitecture;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pipeline}: the whole loop. */
@Command(
        name = "pipeline",
        description = "Run the whole loop: selfplay, dataset, train, evaluate, promote.",
        footer = {
            "",
            "Without a production model the games are played by the heuristic player, with one by its search. The same",
            "command with the printed seed goes on where it was stopped.",
            "",
            "Examples:",
            "  ./ringrift pipeline --config hex8_2p",
            "  ./ringrift pipeline --config square8_3p --games 40",
            "  ./ringrift pipeline --config hexagonal_2p --games 4 --sims 8",
            "  ./ringrift pipeline --config hex8_2p --preset standard --iterations 10 --seed 1",
            "  ./ringrift pipeline --config hex8_2p --preset standard --dry-run"
        })
final class PipelineCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Mixin
    private DryRunOptions dryRun;

    @Mixin
    private NodeOptions nodes;

    @Mixin
    private GameOptions game;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            defaultValue = "quick",
            description = "Amount of work and gate: quick (minutes on two cores) or standard (default: "
                    + "${DEFAULT-VALUE}).")
    @Domain(form = Form.PRESET)
    private String preset;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "1",
            description = "Rounds of the loop (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "rounds", min = 1, max = PipelineRequest.MAX_ITERATIONS)
    private int iterations;

    @Option(names = "--games", paramLabel = "N", description = "Self-play games of a round (default: by the preset).")
    @Domain(unit = "games", min = 1, max = SelfplayRequest.MAX_GAMES)
    private Integer games;

    @Option(
            names = "--sims",
            paramLabel = "N",
            description = "Simulations for a decision in self-play and evaluation (default: by the preset).")
    @Domain(unit = "simulations", min = 1, max = GumbelSettings.MAX_SIMULATIONS)
    private Integer simulations;

    @Option(
            names = "--evaluation-games",
            paramLabel = "N",
            description = "Games against each opponent (default: as many as the preset's gate wants).")
    @Domain(unit = "games", min = 1, max = Comparison.MAX_GAMES)
    private Integer evaluationGames;

    @Option(names = "--size", paramLabel = "SIZE", description = "Size of the net (default: by preset and board).")
    @Domain(form = Form.NET)
    private String size;

    @Option(names = "--epochs", paramLabel = "N", description = "Epochs of training (default: by the preset).")
    @Domain(unit = "epochs", min = 1, max = TrainRequest.MAX_EPOCHS)
    private Integer epochs;

    @Option(names = "--seed", paramLabel = "S", description = "Source of all chance (default: drawn and printed).")
    private Long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PipelineRequest request = request();
        PrintWriter out = spec.commandLine().getOut();
        if (seed == null) {
            Cancellation.resumeWith("--seed " + request.seed());
            System.err.println("Seed " + request.seed() + " was drawn; the same command with --seed " + request.seed()
                    + " goes on where this one is stopped.");
        }
        NodeOptions.Playing playing = nodes.playing(Stage.SELFPLAY, Stage.EVALUATE);
        SparkSession spark = StageSession.open("pipeline", warehouse, dryRun);
        Lake lake = new Lake(spark, warehouse.warehouse());
        Pipeline pipeline = new Pipeline(lake, playing.on(spark), System.err, InstantSource.system());
        if (dryRun.asked()) {
            return PreviewText.show(pipeline.preview(request, dryRun.table()), PreviewText::of, common, out);
        }
        lake.open();
        List<IterationReport> reports = new ArrayList<>();
        for (int iteration = 1; iteration <= iterations; iteration++) {
            IterationReport report = pipeline.run(request, iteration);
            reports.add(report);
            if (!common.json()) {
                out.println(PipelineText.of(report));
                out.flush();
            }
        }
        if (common.json()) {
            out.println(Json.of(reports));
        }
        return 0;
    }

    private PipelineRequest request() {
        Rules rules = game.rules();
        PipelinePreset chosen = PipelinePreset.parse(preset);
        if (size != null) {
            NetArchitecture.parse(size);
        }
        GatePolicy policy = GatePolicy.preset(chosen.key());
        return new PipelineRequest(
                rules,
                iterations,
                games != null ? games : chosen.games(),
                simulations != null ? simulations : chosen.simulations(),
                size != null ? size : chosen.size(rules.config().board()),
                epochs != null ? epochs : chosen.epochs(),
                evaluationGames != null ? policy.withGames(evaluationGames) : policy,
                seed != null ? seed : new SecureRandom().nextInt(Integer.MAX_VALUE));
    }
}
