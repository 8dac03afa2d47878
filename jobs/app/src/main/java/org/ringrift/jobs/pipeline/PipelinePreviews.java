package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetPreview;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.estimate.Seating.Sitter;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.play.PlayForecaster;
import org.ringrift.jobs.selfplay.SelfplayPreview;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.train.TrainPreview;
import org.ringrift.net.NetArchitecture;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

/** Plans a pipeline by reading alone; needs no open lake. */
final class PipelinePreviews {
    private final StageContext context;
    private final Lake lake;
    private final PipelinePlan plan;
    private final PlayForecaster games;
    private final BenchTable bench;
    private final GameConfig config;
    private final Optional<String> production;

    /**
     * @param context where it would run
     * @param plan the pipeline
     * @param production sha256 of the present production model, if there is one
     * @param bench how fast a core is
     */
    PipelinePreviews(StageContext context, PipelinePlan plan, Optional<String> production, BenchTable bench) {
        this.context = context;
        this.lake = context.lake();
        this.plan = plan;
        this.games =
                new PlayForecaster(lake, plan.spread().options(context, StageName.SELFPLAY, StageName.EVALUATE), bench);
        this.bench = bench;
        this.config = plan.config();
        this.production = production;
    }

    PipelinePreview preview() {
        long there = lake.games().length(config.key()).games();
        List<PipelinePreview.Iteration> iterations = new ArrayList<>();
        Estimate all = Estimate.NOTHING;
        for (int number = 1; number <= plan.iterations(); number++) {
            String runId = plan.runId(number);
            PipelinePreview.State state = state(runId);
            List<PipelinePreview.Stage> stages = List.of();
            if (state != PipelinePreview.State.FINISHED) {
                SelfplayPreview played = StageRunner.preview(
                        context,
                        new SelfplayStage(),
                        Pipeline.games(plan, number, Pipeline.player(plan, production)),
                        bench);
                there += played.play().games();
                stages = stages(played, there);
            }
            Estimate estimate =
                    stages.stream().map(PipelinePreview.Stage::estimate).reduce(Estimate.NOTHING, Estimate::plus);
            iterations.add(new PipelinePreview.Iteration(number, runId, state, stages, estimate));
            all = all.plus(estimate);
        }
        return new PipelinePreview(config.key(), WarehouseState.of(lake), plan.seed(), requirements(), iterations, all);
    }

    private PipelinePreview.State state(String runId) {
        List<RunRow> history = lake.runs().history(runId);
        if (history.isEmpty()) {
            return PipelinePreview.State.NEW;
        }
        return history.stream().anyMatch(run -> run.runState() == RunState.SUCCEEDED)
                ? PipelinePreview.State.FINISHED
                : PipelinePreview.State.STARTED;
    }

    private List<PipelinePreview.Stage> stages(SelfplayPreview played, long there) {
        Estimator estimator = new Estimator(bench, lake.spark().sparkContext().defaultParallelism());
        long used = Math.min(there, (long) Pipeline.WINDOW_ITERATIONS * plan.games());
        double decisions =
                Math.max(0, games.game(config).decisions() - plan.game().openingDecisions());
        DatasetPreview.Expected samples =
                DatasetPreview.Expected.of(Math.round(used * decisions), DatasetOptions.STANDARD);
        NetArchitecture net = NetArchitecture.parse(plan.size());
        PlayForecast evaluation = evaluation(net);
        return List.of(
                stage(
                        "selfplay",
                        played.play().estimate(),
                        "%d games by %s, %d there",
                        played.requested(),
                        played.players().stream()
                                .map(each -> each.participant())
                                .collect(Collectors.joining(" and ")),
                        played.present()),
                stage(
                        "dataset",
                        estimator.dataset(config, samples.samples()),
                        "about %d samples of %d games in %d files",
                        samples.samples(),
                        used,
                        samples.files()),
                stage(
                        "train",
                        estimator.train(config, net, samples.trainSamples(), plan.epochs()),
                        "%s from %s: %d epochs of %d steps",
                        net.name(),
                        production.map(sha256 -> "model " + sha256).orElse("random weights"),
                        plan.epochs(),
                        TrainPreview.steps(samples.trainSamples(), Pipeline.BATCH)),
                stage(
                        "evaluate",
                        evaluation.estimate(),
                        "%d games with %d simulations a decision, against %s",
                        evaluation.games(),
                        plan.simulations(),
                        String.join(", ", requirements().keySet())),
                stage("promote", Estimate.NOTHING, "by gate %s", plan.policy().preset()));
    }

    private PlayForecast evaluation(NetArchitecture net) {
        PlayerSpec search = PlayerSpec.parse(PlayerSpec.GUMBEL + ":sims=" + plan.simulations());
        Sitter candidate = new Sitter(search, Optional.of(net));
        List<Sitter> opponents = new ArrayList<>(List.of(
                new Sitter(new PlayerSpec.Random(), Optional.empty()),
                new Sitter(new PlayerSpec.Heuristic(), Optional.empty()),
                new Sitter(search, Optional.empty())));
        production.ifPresent(sha256 -> opponents.add(candidate));
        int seats = config.players();
        int each = Math.toIntExact((plan.policy().games() + seats - 1) / seats * seats);
        return games.forecast(
                config,
                opponents.stream()
                        .map(opponent -> {
                            List<Sitter> sitters = new ArrayList<>(Collections.nCopies(seats - 1, opponent));
                            sitters.add(candidate);
                            return new Seating(each, sitters);
                        })
                        .toList());
    }

    private Map<String, String> requirements() {
        return EvaluationPlan.requirements(plan.policy(), config.players(), production);
    }

    private static PipelinePreview.Stage stage(String name, Estimate estimate, String work, Object... values) {
        return new PipelinePreview.Stage(name, String.format(Locale.ROOT, work, values), estimate);
    }
}
