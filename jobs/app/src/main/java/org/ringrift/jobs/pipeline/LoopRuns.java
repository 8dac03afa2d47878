package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.ringrift.Seeds;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.dataset.GameFilter;
import org.ringrift.jobs.driver.distribute.Distributed;
import org.ringrift.jobs.driver.launch.PreparedRun;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.PlayerKind;
import org.ringrift.jobs.driver.plan.PlayerMix;
import org.ringrift.jobs.evaluate.EvaluateStage;
import org.ringrift.jobs.evaluate.EvaluationRequest;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.play.GameSetup;
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
 * files were verified. Identities of runs and seeds follow from what the tables hold, so that the same action on the same tables is
 * the same run.
 */
public final class LoopRuns implements StageRuns {
    private static final int ID_DIGITS = 16;

    /** Seats of the list from which games are seated in turn: shares of players are rounded to a tenth. */
    private static final int SEATS = 10;

    private final GatePolicy policy;
    private final OptionalInt simulations;

    /** Runs with the gate {@code quick}, and simulations by board. */
    public LoopRuns() {
        this(GatePolicy.quick(), OptionalInt.empty());
    }

    /**
     * @param policy what a candidate must show
     * @param simulations of a decision in games and evaluations; empty for those of the plan
     */
    LoopRuns(GatePolicy policy, OptionalInt simulations) {
        this.policy = policy;
        this.simulations = simulations;
    }

    @Override
    public PreparedRun prepare(StageContext context, ConfigState state, Action action) {
        Lake lake = context.lake();
        GameConfig config = action.config();
        return switch (action.stage()) {
            case SELFPLAY -> selfplay(lake, state.data().games(), (Action.Selfplay) action);
            case DATASET -> dataset(lake, config, state.data());
            case TRAIN -> train(lake, config);
            case EVALUATE -> evaluate(lake, config);
            case PROMOTE -> promote(lake, config);
        };
    }

    private PreparedRun selfplay(Lake lake, long before, Action.Selfplay action) {
        String config = action.config().key();
        Optional<String> model = new Distributed(lake).model(config);
        int each = simulations.orElse(action.simulations());
        String identity = runId("selfplay", config, "" + before, model.orElse(""), "" + action.games(), "" + each);
        SelfplayRequest games = SelfplayRequest.of(
                setup(action.config()), action.games(), players(action.mix(), each, model), seed(identity));
        return prepared(new SelfplayStage(), games, identity);
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

    private static PreparedRun dataset(Lake lake, GameConfig config, DataState data) {
        long version = lake.games().version();
        int window = (int) Math.min(data.games(), RoundPlanner.WINDOW_ROUNDS * data.newGames());
        String identity = runId("dataset", config.key(), "" + version, "" + window);
        GameFilter filter = new GameFilter(setup(config).edition(), List.of(), 0, window);
        DatasetOptions options = DatasetOptions.STANDARD.withSearchValue(PipelinePlan.SEARCH_VALUE);
        return prepared(
                new DatasetStage(), DatasetRequest.of(config, version, filter, options, seed(identity)), identity);
    }

    private static PreparedRun train(Lake lake, GameConfig config) {
        String dataset = lake.datasets()
                .latest(config.key())
                .orElseThrow(() -> new UserError("Cannot train " + config.key() + ": there is no dataset."));
        ProductionHistory history =
                ProductionHistory.of(lake.promotions().history(config.key()));
        // A model that was rolled back is known to be worse, whatever its evaluation says.
        Optional<EvaluationRow> last =
                lake.evaluations().latest(config.key()).filter(row -> !history.undone(row.evaluationId()));
        StartingWeights start = StartingWeights.choose(last, history.production(), config.players())
                .orRandom(sha256 ->
                        StartingWeights.hasOtherInputs(lake, config, DatasetOptions.STANDARD.profile(), sha256));
        String identity = runId("train", config.key(), dataset, start.model().orElse(""));
        int epochs = start.model().isPresent() ? RoundPlanner.LATER_EPOCHS : RoundPlanner.FIRST_EPOCHS;
        TrainRequest training = TrainRequest.of(config, dataset)
                .withSize(PipelinePreset.QUICK.size(config.board()))
                .withInit(start.model().orElse(TrainRequest.NONE))
                .withLength(epochs, Pipeline.BATCH)
                .withSeed(seed(identity));
        return prepared(new TrainStage(), training, identity);
    }

    private PreparedRun evaluate(Lake lake, GameConfig config) {
        String candidate = lake.models()
                .latest(config.key())
                .map(ModelRow::modelSha256)
                .orElseThrow(() -> new UserError("Cannot evaluate " + config.key() + ": there is no model."));
        String identity = runId(
                "evaluate",
                config.key(),
                candidate,
                production(lake, config.key()).orElse(""));
        EvaluationRequest test = EvaluationRequest.standard(setup(config), policy)
                .withCandidate(candidate)
                .withSimulations(simulations.orElseGet(() -> RoundPlanner.simulations(config.board())));
        return prepared(new EvaluateStage(), test, identity);
    }

    private static PreparedRun promote(Lake lake, GameConfig config) {
        EvaluationRow evaluation = lake.evaluations()
                .latest(config.key())
                .orElseThrow(() -> new UserError("Cannot promote " + config.key() + ": nothing was evaluated."));
        String id = evaluation.evaluationId();
        return prepared(
                new PromoteStage(), PromoteRequest.by(config, Optional.of(id)), runId("promote", config.key(), id));
    }

    private static <Q extends Record & StageRequest, R extends StageReport> PreparedRun prepared(
            Stage<Q, ?, R> stage, Q request, String runId) {
        Consumer<StageContext> work = context -> {
            R report = StageRunner.run(context, stage, request, runId);
            context.listener().said(runId + ": " + report.counts());
        };
        return new PreparedRun(runId, work);
    }

    private static Optional<String> production(Lake lake, String config) {
        return lake.promotions().latest(config).map(PromotionRow::modelSha256);
    }

    private static GameSetup setup(GameConfig config) {
        return GameSetup.of(Rules.of(config));
    }

    /** Names what it depends on. */
    private static String runId(String stage, String config, String... inputs) {
        String text = stage + "\n" + config + "\n" + String.join("\n", inputs);
        return "driver-" + config + "-" + stage + "-" + Sha256.ofText(text).substring(0, ID_DIGITS);
    }

    private static long seed(String identity) {
        return Seeds.mix(Long.parseUnsignedLong(identity.substring(identity.length() - ID_DIGITS), 16), 0) >>> 1;
    }
}
