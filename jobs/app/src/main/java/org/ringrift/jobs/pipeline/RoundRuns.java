package org.ringrift.jobs.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.driver.launch.PreparedRun;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.StageState;
import org.ringrift.jobs.driver.plan.StageStates;
import org.ringrift.jobs.driver.plan.Strength;
import org.ringrift.jobs.evaluate.EvaluateStage;
import org.ringrift.jobs.evaluate.EvaluationRequest;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.selfplay.GameSummary;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRequest;
import org.ringrift.jobs.train.TrainReport;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.player.PlayerSpec;

/**
 * The stage runs of one round of a pipeline: what they are asked for follows from the plan and from what those before have left.
 * Remembers what they did. For one thread.
 */
final class RoundRuns implements StageRuns {
    private final PipelinePlan plan;
    private final int number;
    private final RoundStart start;
    private final PlayerSpec player;
    private final LoopRequests requests;
    private Played played;
    private DatasetReport dataset;
    private TrainReport training;
    private EvaluationRow evaluation;
    private PromotionReport promotion;

    /** What self-play left: the version of the games table that the dataset is made from, and what the games are like. */
    private record Played(long gamesVersion, GameSummary summary) {}

    /**
     * @param plan the pipeline
     * @param number of the round, from 1
     * @param start what it begins with
     */
    RoundRuns(PipelinePlan plan, int number, RoundStart start) {
        this.plan = plan;
        this.number = number;
        this.start = start;
        this.player = plan.player(start.player());
        this.requests = plan.requests();
    }

    /** Identity of the run of a stage. */
    String runId(LoopStage stage) {
        return plan.runId(number, stage);
    }

    /** Whether the round has come to its end: its decision, or its net where none is made. */
    boolean ended() {
        return start.size().evaluated() ? promotion != null : training != null;
    }

    /** The round as a planner sees it: a loop that has nothing but its games. */
    ConfigState state() {
        boolean learned = training != null;
        long fresh = played == null || learned ? 0 : start.size().games();
        DataState data = new DataState(
                start.size().games(),
                fresh,
                fresh,
                dataset == null ? 0 : fresh,
                dataset == null || learned ? 0 : dataset.trainSamples() + dataset.validationSamples(),
                1,
                StageState.NEVER);
        ModelState models = new ModelState(
                start.production().isPresent(),
                learned && evaluation == null ? 1 : 0,
                evaluation != null && promotion == null ? 1 : 0);
        return new ConfigState(plan.config(), data, models, Strength.UNRATED, 0, 0, StageStates.NEW);
    }

    /**
     * What was done, once it has ended.
     *
     * @param stages wall time of each stage that was run
     */
    IterationReport report(List<IterationReport.StageTime> stages) {
        return new IterationReport(
                number,
                plan.runId(number),
                player.text(),
                played.summary(),
                dataset,
                training,
                evaluation,
                promotion,
                List.copyOf(stages));
    }

    @Override
    public PreparedRun prepare(StageContext context, ConfigState state, Action action, String runId) {
        return switch (action.stage()) {
            case SELFPLAY -> selfplay(context.lake(), runId);
            case DATASET ->
                LoopRuns.prepared(
                        new DatasetStage(),
                        requests.dataset(played.gamesVersion(), start.size().window(), plan.seed(number)),
                        runId,
                        (where, report) -> dataset = report);
            case TRAIN ->
                LoopRuns.prepared(new TrainStage(), train(context), runId, (where, report) -> training = report);
            case EVALUATE -> evaluate(context.lake(), runId);
            case PROMOTE ->
                LoopRuns.prepared(
                        new PromoteStage(), requests.promote(evaluation), runId, (where, report) -> promotion = report);
            case MATCH -> throw new IllegalArgumentException("A round ends with its decision.");
        };
    }

    private PreparedRun selfplay(Lake lake, String runId) {
        SelfplayStage stage = new SelfplayStage();
        SelfplayRequest games = requests.selfplay(start.size().games(), List.of(player), plan.seed(number));
        Optional<Long> before = finished(lake, runId).map(run -> run.counts().get("games_version"));
        return before.isPresent()
                ? done(
                        stage,
                        games,
                        runId,
                        where -> played = new Played(before.get(), SelfplayStage.summary(lake, games)))
                : LoopRuns.prepared(
                        stage,
                        games,
                        runId,
                        (where, report) -> played = new Played(report.gamesVersion(), report.summary()));
    }

    private TrainRequest train(StageContext context) {
        StartingWeights weights =
                start.weights(context.lake(), plan, number).fitting(context.lake(), plan.config(), plan.encoder());
        context.listener()
                .said(plan.config().key() + " iteration " + number + ": training starts from " + weights.why());
        return requests.train(dataset.datasetId(), weights, start.size().epochs(), plan.seed(number));
    }

    private PreparedRun evaluate(Lake lake, String runId) {
        EvaluateStage stage = new EvaluateStage();
        EvaluationRequest test = requests.evaluate(training.model().modelSha256());
        Optional<EvaluationRow> before =
                finished(lake, runId).flatMap(run -> lake.evaluations().ofRun(runId));
        return before.isPresent()
                ? done(stage, test, runId, where -> evaluation = before.get())
                : LoopRuns.prepared(stage, test, runId, (where, report) -> evaluation = report.evaluation());
    }

    private static Optional<RunRow> finished(Lake lake, String runId) {
        return lake.runs().history(runId).stream()
                .filter(run -> run.runState() == RunState.SUCCEEDED)
                .findFirst();
    }

    /** A run that an earlier call has brought to its end: nothing is done but to read what it left. */
    private static <Q extends Record & StageRequest> PreparedRun done(
            Stage<Q, ?, ?> stage, Q request, String runId, Consumer<StageContext> read) {
        return new PreparedRun(runId, stage.name(), stage.requests().write(request), read);
    }
}
