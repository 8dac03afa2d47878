package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ringrift.jobs.dataset.DatasetPreview;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.evidence.GateDemands;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.selfplay.SelfplayPreview;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.train.TrainPreview;
import org.ringrift.net.NetArchitecture;
import org.ringrift.rules.GameConfig;

/** Plans a pipeline by reading alone; needs no open lake. */
final class PipelinePreviews {
    private final StageContext context;
    private final Lake lake;
    private final PipelinePlan plan;
    private final RoundEstimates estimates;
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
        this.estimates = new RoundEstimates(context, plan, bench);
        this.bench = bench;
        this.config = plan.config();
        this.production = production;
    }

    PipelinePreview preview() {
        long there = lake.games().length(config.key()).games();
        List<PipelinePreview.Iteration> iterations = new ArrayList<>();
        Estimate all = Estimate.NOTHING;
        List<RoundSize> sizes = sizes();
        for (int number = 1; number <= sizes.size(); number++) {
            String runId = plan.runId(number);
            RoundSize size = sizes.get(number - 1);
            PipelinePreview.State state = state(runId);
            List<PipelinePreview.Stage> stages = List.of();
            if (state != PipelinePreview.State.FINISHED) {
                SelfplayPreview played = StageRunner.preview(
                        context,
                        new SelfplayStage(),
                        plan.requests().selfplay(size.games(), List.of(plan.player(production)), plan.seed(number)),
                        bench);
                there += played.play().games();
                stages = stages(played, there, size);
            }
            Estimate estimate =
                    stages.stream().map(PipelinePreview.Stage::estimate).reduce(Estimate.NOTHING, Estimate::plus);
            iterations.add(new PipelinePreview.Iteration(number, runId, state, stages, estimate));
            all = all.plus(estimate);
        }
        return new PipelinePreview(config.key(), WarehouseState.of(lake), plan.seed(), requirements(), iterations, all);
    }

    /** The sizes of all iterations, those that were completed among them. */
    private List<RoundSize> sizes() {
        return plan.budget().isPresent()
                ? new BudgetedRounds(context, plan, estimates).expected(production)
                : Collections.nCopies(plan.iterations(), plan.usualSize());
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

    private List<PipelinePreview.Stage> stages(SelfplayPreview played, long there, RoundSize size) {
        long used = Math.min(there, size.window());
        DatasetPreview.Expected samples =
                DatasetPreview.Expected.of(Math.round(used * estimates.samplesPerGame()), plan.samples());
        NetArchitecture net = NetArchitecture.parse(plan.size());
        List<PipelinePreview.Stage> stages = new ArrayList<>(List.of(
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
                        estimates.dataset(samples.samples()),
                        "about %d samples of %d games in %d files",
                        samples.samples(),
                        used,
                        samples.files()),
                stage(
                        "train",
                        estimates.train(samples.trainSamples(), size.epochs()),
                        "%s from %s: %d epochs of %d steps",
                        net.name(),
                        production.map(sha256 -> "model " + sha256).orElse("random weights"),
                        size.epochs(),
                        TrainPreview.steps(samples.trainSamples(), LoopRequests.BATCH))));
        if (size.evaluated()) {
            PlayForecast evaluation = estimates.evaluation(production);
            stages.add(stage(
                    "evaluate",
                    evaluation.estimate(),
                    "%d games with %d simulations a decision, against %s",
                    evaluation.games(),
                    plan.simulations(),
                    String.join(", ", requirements().keySet())));
            stages.add(stage(
                    "promote", Estimate.NOTHING, "by gate %s", plan.policy().preset()));
        }
        return stages;
    }

    private Map<String, String> requirements() {
        return new GateDemands(plan.policy(), config.players()).requirements(production);
    }

    private static PipelinePreview.Stage stage(String name, Estimate estimate, String work, Object... values) {
        return new PipelinePreview.Stage(name, String.format(Locale.ROOT, work, values), estimate);
    }
}
