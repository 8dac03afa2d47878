package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ringrift.StageFailure;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.dataset.GameFilter;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evaluate.EvaluateStage;
import org.ringrift.jobs.evaluate.EvaluationRequest;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.promote.PromoteRequest;
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.selfplay.GameSummary;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.train.TrainReport;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.jobs.watch.JobLabels;
import org.ringrift.player.PlayerSpec;

/**
 * Chains the stages: self-play, dataset, training, evaluation, promotion. It keeps nothing of its own: what an iteration
 * began with stands in the table {@code runs}, so that the same request, after a stop anywhere, goes on from there.
 */
public final class Pipeline {
    /** Samples of a step of training. */
    static final int BATCH = 256;

    /** End of the identity of an iteration's evaluation. */
    private static final String EVALUATE = "-evaluate";

    private static final SelfplayStage SELFPLAY = new SelfplayStage();

    private final StageContext context;
    private final Lake lake;

    /** @param context where stages run */
    public Pipeline(StageContext context) {
        this.context = context;
        this.lake = context.lake();
    }

    /**
     * Draws the seed of a request that has none, and tells the listener.
     *
     * @param request in range
     * @return the request with a seed
     */
    public PipelineRequest settled(PipelineRequest request) {
        if (request.seed().isPresent()) {
            return request;
        }
        long drawn = context.seeds().getAsLong();
        context.listener()
                .said("Seed " + drawn + " was drawn; the same command with --seed " + drawn
                        + " goes on where this one is stopped.");
        return request.withSeed(drawn);
    }

    /**
     * Runs all iterations. With a budget those that were completed before are left out, and the last one ends about when the
     * time is over.
     *
     * @param request the pipeline, with a seed
     * @param ended is told of each iteration
     * @throws org.ringrift.UserError if the request does not fit what is there
     * @throws StageFailure if a stage could not complete
     */
    public void run(PipelineRequest request, Consumer<IterationReport> ended) {
        PipelinePlan plan = PipelineRequest.REQUESTS.check(request).plan();
        if (plan.budget().isEmpty()) {
            for (int iteration = 1; iteration <= plan.iterations(); iteration++) {
                ended.accept(run(request, plan, iteration, plan.usualSize()));
            }
            return;
        }
        BudgetedRounds rounds = new BudgetedRounds(context, plan);
        for (Optional<BudgetedRounds.Round> next = rounds.next(); next.isPresent(); next = rounds.next()) {
            BudgetedRounds.Round round = next.get();
            IterationReport report = new Pipeline(context.withListener(round.listener()))
                    .run(request, plan, round.iteration(), round.size());
            rounds.tell(report);
            ended.accept(report);
        }
    }

    /**
     * Runs one iteration of a pipeline without a budget to its decision.
     *
     * @param request the pipeline, with a seed
     * @param iteration which one, from 1
     * @return what was done
     * @throws org.ringrift.UserError if the request does not fit what is there
     * @throws StageFailure if a stage could not complete
     */
    public IterationReport run(PipelineRequest request, int iteration) {
        PipelinePlan plan = PipelineRequest.REQUESTS.check(request).plan();
        return run(request, plan, iteration, plan.usualSize());
    }

    private IterationReport run(PipelineRequest request, PipelinePlan plan, int iteration, RoundSize planned) {
        String runId = plan.runId(iteration);
        RoundStart start = RoundStart.of(lake, runId, plan, planned);
        StageRun recorded = new StageRun(
                lake,
                "pipeline",
                plan.config().key(),
                runId,
                PipelineRequest.REQUESTS.write(request),
                StageRun.toJson(start.parameters(iteration)),
                context.clock());
        return JobLabels.within(
                lake.spark().sparkContext(),
                "iteration " + iteration,
                () -> recorded.record(run -> new Iteration(plan, iteration, start).run(), report -> Map.of()));
    }

    /**
     * What {@link #run} would do now for all iterations; changes nothing, and needs no open lake.
     *
     * @param request the pipeline, with a seed
     * @param bench how fast a core is
     * @return the preview
     * @throws org.ringrift.UserError if the request does not fit what is there
     */
    public PipelinePreview preview(PipelineRequest request, BenchTable bench) {
        PipelinePlan plan = PipelineRequest.REQUESTS.check(request).plan();
        Optional<String> production =
                lake.promotions().latest(plan.config().key()).map(PromotionRow::modelSha256);
        return new PipelinePreviews(context, plan, production, bench).preview();
    }

    /**
     * Who plays the games of an iteration: a search, by the production model where there is one. Without a net the heuristic
     * evaluator judges positions: its games have a search's answer for every decision, which the moves of the heuristic
     * player alone, one ply deep, do not have.
     */
    static PlayerSpec player(PipelinePlan plan, Optional<String> production) {
        String search = PlayerSpec.GUMBEL + ":sims=" + plan.simulations();
        String teacher = plan.uses(Lever.SEARCH_TEACHER) ? search : PlayerSpec.HEURISTIC;
        return PlayerSpec.parse(
                production.map(sha256 -> search + ",model=" + sha256).orElse(teacher));
    }

    /** The games of an iteration. */
    static SelfplayRequest games(PipelinePlan plan, int iteration, int games, PlayerSpec player) {
        return SelfplayRequest.of(plan.game(), games, List.of(player), plan.seed(iteration))
                .spreadBy(plan.spread());
    }

    /** What self-play left: the version of the games table that the dataset is made from, and what the games are like. */
    private record Played(long gamesVersion, GameSummary summary) {}

    /** One iteration under way. */
    private final class Iteration {
        private final PipelinePlan plan;
        private final int number;
        private final String runId;
        private final Optional<String> production;
        private final RoundSize size;
        private final String config;
        private final List<IterationReport.StageTime> times = new ArrayList<>();

        Iteration(PipelinePlan plan, int number, RoundStart start) {
            this.plan = plan;
            this.number = number;
            this.runId = plan.runId(number);
            this.production = start.production();
            this.size = start.size();
            this.config = plan.config().key();
        }

        IterationReport run() {
            PlayerSpec player = player(plan, production);
            Played played = timed("selfplay", () -> selfplay(player));
            DatasetReport dataset = timed("dataset", () -> dataset(played.gamesVersion()));
            TrainReport training = timed("train", () -> train(dataset.datasetId()));
            EvaluationRow evaluation = timed("evaluate", () -> evaluate(training.model()));
            PromotionReport promotion = timed("promote", () -> promote(evaluation));
            return new IterationReport(
                    number,
                    runId,
                    player.text(),
                    played.summary(),
                    dataset,
                    training,
                    evaluation,
                    promotion,
                    List.copyOf(times));
        }

        private <T> T timed(String stage, Supplier<T> work) {
            context.listener().said(config + " iteration " + number + ": " + stage);
            long start = System.nanoTime();
            T result = work.get();
            times.add(new IterationReport.StageTime(stage, (System.nanoTime() - start) / 1e9));
            return result;
        }

        private Played selfplay(PlayerSpec player) {
            String stageRun = runId + "-selfplay";
            SelfplayRequest games = games(plan, number, size.games(), player);
            Optional<Long> before = finished(stageRun).map(run -> run.counts().get("games_version"));
            if (before.isPresent()) {
                return new Played(before.get(), SelfplayStage.summary(lake, games));
            }
            SelfplayReport report = StageRunner.run(context, SELFPLAY, games, stageRun);
            return new Played(report.gamesVersion(), report.summary());
        }

        private DatasetReport dataset(long gamesVersion) {
            GameFilter window = new GameFilter(plan.game().edition(), List.of(), 0, size.window());
            DatasetRequest samples =
                    DatasetRequest.of(plan.config(), gamesVersion, window, plan.samples(), plan.seed(number));
            return StageRunner.run(context, new DatasetStage(), samples, runId + "-dataset");
        }

        private TrainReport train(String datasetId) {
            Optional<EvaluationRow> last = number == 1 || !plan.uses(Lever.NEWEST_WEIGHTS)
                    ? Optional.empty()
                    : StartingWeights.standing(
                            lake, plan.config(), lake.evaluations().ofRun(plan.runId(number - 1) + EVALUATE));
            StartingWeights start = StartingWeights.choose(
                            last, production, plan.config().players())
                    .orRandom(sha256 -> StartingWeights.hasOtherInputs(lake, plan.config(), plan.encoder(), sha256));
            context.listener().said(config + " iteration " + number + ": training starts from " + start.why());
            TrainRequest training = TrainRequest.of(plan.config(), datasetId)
                    .withSize(plan.size())
                    .withInit(start.model().orElse(TrainRequest.NONE))
                    .withLength(size.epochs(), BATCH)
                    .withAveraging(plan.averaging())
                    .withSeed(plan.seed(number));
            return StageRunner.run(context, new TrainStage(), training, runId + "-train");
        }

        private EvaluationRow evaluate(ModelRow model) {
            String stageRun = runId + EVALUATE;
            Optional<EvaluationRow> before =
                    finished(stageRun).flatMap(run -> lake.evaluations().ofRun(stageRun));
            if (before.isPresent()) {
                return before.get();
            }
            EvaluationRequest test = EvaluationRequest.standard(plan.game(), plan.policy())
                    .withCandidate(model.modelSha256())
                    .withSimulations(plan.simulations())
                    .spreadBy(plan.spread());
            return StageRunner.run(context, new EvaluateStage(), test, stageRun).evaluation();
        }

        private PromotionReport promote(EvaluationRow evaluation) {
            PromoteRequest promotion = PromoteRequest.by(plan.config(), Optional.of(evaluation.evaluationId()));
            return StageRunner.run(context, new PromoteStage(), promotion, runId + "-promote");
        }

        private Optional<RunRow> finished(String stageRun) {
            return lake.runs().history(stageRun).stream()
                    .filter(run -> run.runState() == RunState.SUCCEEDED)
                    .findFirst();
        }
    }
}
