package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ringrift.UserError;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.driver.distribute.Distributed;
import org.ringrift.jobs.driver.launch.PreparedRun;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.Comparisons;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.PlayerKind;
import org.ringrift.jobs.driver.plan.PlayerMix;
import org.ringrift.jobs.driver.regress.WatchedPromotion;
import org.ringrift.jobs.driver.work.DriverRunId;
import org.ringrift.jobs.evaluate.EvaluateStage;
import org.ringrift.jobs.evaluate.EvaluationRequest;
import org.ringrift.jobs.evaluate.MatchRequest;
import org.ringrift.jobs.evaluate.MatchStage;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.promote.PromoteRequest;
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageReport;
import org.ringrift.jobs.stage.StageRequest;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * The stage runs of a driver's actions, by the rules of the pipeline: a training learns once from the newest games, at most four
 * times as many as are new, and goes on from the newest weights that are not known to be worse; games are played by a model whose
 * files were verified. Seeds follow from the identity of the run, and a run that was begun before is asked for what it was asked
 * for then.
 */
public final class LoopRuns implements StageRuns {
    /** Seats of the list from which games are seated in turn: shares of players are rounded to a tenth. */
    private static final int SEATS = 10;

    private static final DatasetOptions SAMPLES =
            DatasetOptions.STANDARD.withSearchValue(PipelinePlan.SEARCH_VALUE).withImages(DatasetOptions.Images.DRAWN);

    private final GatePolicy policy;
    private final OptionalInt simulations;
    private final Optional<String> journal;

    /** Runs with the gate {@code quick}, and simulations by board. */
    public LoopRuns() {
        this(Optional.empty());
    }

    /**
     * The same.
     *
     * @param journal warehouse that keeps each self-play game as soon as it has ended; empty for none
     */
    public LoopRuns(Optional<String> journal) {
        this(GatePolicy.quick(), OptionalInt.empty(), journal);
    }

    /**
     * @param policy what a candidate must show
     * @param simulations of a decision in games and evaluations; empty for those of the plan
     */
    LoopRuns(GatePolicy policy, OptionalInt simulations) {
        this(policy, simulations, Optional.empty());
    }

    private LoopRuns(GatePolicy policy, OptionalInt simulations, Optional<String> journal) {
        this.policy = policy;
        this.simulations = simulations;
        this.journal = journal;
    }

    @Override
    public PreparedRun prepare(StageContext context, ConfigState state, Action action, String runId) {
        Lake lake = context.lake();
        GameConfig config = action.config();
        return switch (action.stage()) {
            case SELFPLAY ->
                again(lake, new SelfplayStage(), runId, () -> selfplay(lake, (Action.Selfplay) action, runId));
            case DATASET -> again(lake, new DatasetStage(), runId, () -> dataset(lake, config, state.data(), runId));
            case TRAIN -> again(lake, new TrainStage(), runId, () -> train(lake, config, runId));
            case EVALUATE -> again(lake, new EvaluateStage(), runId, () -> evaluate(lake, (Action.Step) action));
            case PROMOTE -> again(lake, new PromoteStage(), runId, () -> promote(lake, config));
            case MATCH -> again(lake, new MatchStage(), runId, () -> match(lake, config, runId));
        };
    }

    /** The run with the request of its first attempt, so that a later one goes on where that was; else with a new one. */
    private static <Q extends Record & StageRequest, R extends StageReport> PreparedRun again(
            Lake lake, Stage<Q, ?, R> stage, String runId, Supplier<Q> anew) {
        Optional<String> before = lake.runs().history(runId).stream()
                .map(RunRow::request)
                .filter(Objects::nonNull)
                .findFirst();
        return prepared(
                stage,
                before.map(json -> stage.requests().read("run " + runId, json)).orElseGet(anew),
                runId,
                (context, report) -> context.listener().said(runId + ": " + report.counts()));
    }

    private SelfplayRequest selfplay(Lake lake, Action.Selfplay action, String runId) {
        int each = simulations.orElse(action.simulations());
        Optional<String> model = new Distributed(lake).model(action.config().key());
        return requests(action.config())
                .selfplay(action.games(), players(action.mix(), each, model), DriverRunId.seed(runId))
                .keptIn(journal);
    }

    /**
     * The searching players of a mix in their proportion; without any, the search. Others give no search's answers to learn
     * from, and what they play would be learned as if it were right.
     */
    static List<PlayerSpec> players(PlayerMix mix, int simulations, Optional<String> model) {
        String search = PlayerSpec.GUMBEL + ":sims=" + simulations;
        PlayerSpec alone = PlayerSpec.parse(search);
        Optional<PlayerSpec> withNet = model.map(sha256 -> PlayerSpec.parse(search + ",model=" + sha256));
        double share = mix.searched() == 0 ? 0 : mix.share(PlayerKind.MODEL_SEARCH) / mix.searched();
        int seats = withNet.isEmpty() ? 0 : (int) Math.round(share * SEATS);
        List<PlayerSpec> players = new ArrayList<>(Collections.nCopies(SEATS - seats, alone));
        withNet.ifPresent(spec -> players.addAll(0, Collections.nCopies(seats, spec)));
        return seats == 0 || seats == SEATS ? List.of(players.get(0)) : players;
    }

    private DatasetRequest dataset(Lake lake, GameConfig config, DataState data, String runId) {
        int window = (int) Math.min(data.games(), RoundPlanner.WINDOW_ROUNDS * data.newGames());
        return requests(config).dataset(lake.games().version(), window, DriverRunId.seed(runId));
    }

    private TrainRequest train(Lake lake, GameConfig config, String runId) {
        String dataset = lake.datasets()
                .latest(config.key())
                .orElseThrow(() -> new UserError("Cannot train " + config.key() + ": there is no dataset."));
        StartingWeights start = StartingWeights.newest(
                        lake,
                        config,
                        lake.evaluations().latest(config.key()),
                        lake.promotions().latest(config.key()).map(PromotionRow::modelSha256))
                .fitting(lake, config, SAMPLES.profile());
        int epochs = start.model().isPresent() ? RoundPlanner.LATER_EPOCHS : RoundPlanner.FIRST_EPOCHS;
        return requests(config).train(dataset, start, epochs, DriverRunId.seed(runId));
    }

    private EvaluationRequest evaluate(Lake lake, Action.Step action) {
        GameConfig config = action.config();
        String candidate = action.model()
                .or(() -> lake.models().latest(config.key()).map(ModelRow::modelSha256))
                .orElseThrow(() -> new UserError("Cannot evaluate " + config.key() + ": there is no model."));
        return requests(config).evaluate(candidate);
    }

    private PromoteRequest promote(Lake lake, GameConfig config) {
        return requests(config)
                .promote(lake.evaluations()
                        .latest(config.key())
                        .orElseThrow(
                                () -> new UserError("Cannot promote " + config.key() + ": nothing was evaluated.")));
    }

    private MatchRequest match(Lake lake, GameConfig config, String runId) {
        WatchedPromotion watched = WatchedPromotion.of(
                        ProductionHistory.of(lake.promotions().history(config.key())))
                .orElseThrow(() -> new UserError("Cannot compare the production model of " + config.key()
                        + " with the one before: it has none any more."));
        return requests(config)
                .match(
                        watched.now().modelSha256(),
                        watched.before().modelSha256(),
                        Comparisons.GAMES,
                        DriverRunId.seed(runId));
    }

    private LoopRequests requests(GameConfig config) {
        return new LoopRequests(
                GameSetup.of(Rules.of(config)),
                PlaySpread.AUTOMATIC,
                simulations.orElseGet(() -> RoundPlanner.simulations(config.board())),
                SAMPLES,
                PipelinePreset.QUICK.size(config.board()),
                PipelinePlan.AVERAGING,
                PipelinePlan.SURPRISE,
                policy);
    }

    /**
     * A request as a run.
     *
     * @param done is told what was done, and where
     */
    static <Q extends Record & StageRequest, R extends StageReport> PreparedRun prepared(
            Stage<Q, ?, R> stage, Q request, String runId, BiConsumer<StageContext, R> done) {
        return new PreparedRun(
                runId,
                stage.name(),
                stage.requests().write(request),
                context -> done.accept(context, StageRunner.run(context, stage, request, runId)));
    }
}
