package org.ringrift.jobs.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ringrift.StageFailure;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.dataset.DatasetOptions;
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
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.selfplay.GameSummary;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.train.TrainReport;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.jobs.train.TrainStage;
import org.ringrift.jobs.watch.JobLabels;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.Opening;

/**
 * Chains the stages: self-play, dataset, training, evaluation, promotion. It keeps nothing of its own: what an iteration
 * began with stands in the table {@code runs}, so that the same request, after a stop anywhere, goes on from there.
 */
public final class Pipeline {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Random decisions at the start of each game. */
    private static final int OPENING_DECISIONS = 4;

    /** Samples of a step of training. */
    static final int BATCH = 256;

    /** Games of as many iterations are learned from. */
    static final int WINDOW_ITERATIONS = 3;

    private static final String PRODUCTION = "production";

    private final Lake lake;
    private final PlayOptions options;
    private final PrintStream progress;
    private final InstantSource clock;

    /**
     * @param lake the warehouse
     * @param options how to spread games over tasks
     * @param progress where progress is printed
     * @param clock the time that rows carry
     */
    public Pipeline(Lake lake, PlayOptions options, PrintStream progress, InstantSource clock) {
        this.lake = lake;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Runs one iteration to its decision.
     *
     * @param request the pipeline
     * @param iteration which one, from 1
     * @return what was done
     * @throws org.ringrift.UserError if the request does not fit what is there
     * @throws StageFailure if a stage could not complete
     */
    public IterationReport run(PipelineRequest request, int iteration) {
        String runId = request.runId(iteration);
        String config = request.rules().config().key();
        Optional<String> production = productionAtStart(runId, config);
        Map<String, Object> parameters = new TreeMap<>(request.parameters());
        parameters.put("iteration", iteration);
        parameters.put(PRODUCTION, production.orElse(null));
        StageRun recorded = new StageRun(lake, "pipeline", config, runId, parameters, clock);
        return JobLabels.within(
                lake.spark().sparkContext(),
                "iteration " + iteration,
                () -> recorded.record(
                        () -> new Iteration(request, iteration, runId, production).run(), report -> Map.of()));
    }

    /**
     * What {@link #run} would do now for all iterations; changes nothing, and needs no open lake.
     *
     * @param request the pipeline
     * @param bench how fast a core is
     * @return the preview
     * @throws org.ringrift.UserError if the request does not fit what is there
     */
    public PipelinePreview preview(PipelineRequest request, BenchTable bench) {
        Optional<String> production =
                lake.promotions().latest(request.rules().config().key()).map(PromotionRow::modelSha256);
        SelfplayStage selfplay = new SelfplayStage(lake, options, progress, clock);
        return new PipelinePreviews(lake, options, request, production, selfplay, bench).preview();
    }

    /** Who plays the games of an iteration: the production model's search, where there is one. */
    static PlayerSpec player(PipelineRequest request, Optional<String> production) {
        return PlayerSpec.parse(production
                .map(sha256 -> "gumbel:sims=" + request.simulations() + ",model=" + sha256)
                .orElse(PlayerSpec.HEURISTIC));
    }

    /** Random decisions at the start of each game, of self-play and of evaluation. */
    static int opening(PipelineRequest request) {
        return Opening.decisions(request.rules(), OPENING_DECISIONS);
    }

    /** The games of an iteration. */
    static SelfplayRequest games(PipelineRequest request, int iteration, PlayerSpec player) {
        return new SelfplayRequest(
                request.rules(), request.games(), List.of(player), opening(request), request.seed(iteration));
    }

    /** The production model when the iteration began; for one that was stopped, as it was recorded then. */
    private Optional<String> productionAtStart(String runId, String config) {
        List<RunRow> history = lake.runs().history(runId);
        if (history.isEmpty()) {
            return lake.promotions().latest(config).map(PromotionRow::modelSha256);
        }
        try {
            JsonNode recorded = JSON.readTree(history.get(0).parameters()).path(PRODUCTION);
            return Optional.ofNullable(recorded.textValue());
        } catch (JsonProcessingException e) {
            throw new StageFailure("Cannot resume run " + runId + ": its recorded parameters are not JSON.", e);
        }
    }

    /** What self-play left: the version of the games table that the dataset is made from, and what the games are like. */
    private record Played(long gamesVersion, GameSummary summary) {}

    /** One iteration under way. */
    private final class Iteration {
        private final PipelineRequest request;
        private final int number;
        private final String runId;
        private final Optional<String> production;
        private final String config;
        private final List<IterationReport.StageTime> times = new ArrayList<>();

        Iteration(PipelineRequest request, int number, String runId, Optional<String> production) {
            this.request = request;
            this.number = number;
            this.runId = runId;
            this.production = production;
            this.config = request.rules().config().key();
        }

        IterationReport run() {
            PlayerSpec player = player(request, production);
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
            progress.println(config + " iteration " + number + ": " + stage);
            long start = System.nanoTime();
            T result = work.get();
            times.add(new IterationReport.StageTime(stage, (System.nanoTime() - start) / 1e9));
            return result;
        }

        private Played selfplay(PlayerSpec player) {
            String stageRun = runId + "-selfplay";
            SelfplayStage stage = new SelfplayStage(lake, options, progress, clock);
            SelfplayRequest games = games(request, number, player);
            Optional<Long> before = finished(stageRun).map(run -> run.counts().get("games_version"));
            if (before.isPresent()) {
                return new Played(before.get(), stage.summary(games));
            }
            SelfplayReport report = stage.run(games, stageRun);
            return new Played(report.gamesVersion(), report.summary());
        }

        private DatasetReport dataset(long gamesVersion) {
            GameFilter window =
                    new GameFilter(request.rules().edition(), List.of(), 0, WINDOW_ITERATIONS * request.games());
            DatasetRequest samples = new DatasetRequest(
                    request.rules().config(), gamesVersion, window, DatasetOptions.STANDARD, request.seed(number));
            return new DatasetStage(lake, 0, progress, clock).run(samples, runId + "-dataset");
        }

        private TrainReport train(String datasetId) {
            TrainRequest training = TrainRequest.of(request.rules().config(), datasetId)
                    .withSize(request.size())
                    .withInit(production.orElse(TrainRequest.NONE))
                    .withLength(request.epochs(), BATCH)
                    .withSeed(request.seed(number));
            return new TrainStage(lake, progress, clock).run(training, runId + "-train");
        }

        private EvaluationRow evaluate(ModelRow model) {
            String stageRun = runId + "-evaluate";
            Optional<EvaluationRow> before =
                    finished(stageRun).flatMap(run -> lake.evaluations().ofRun(stageRun));
            if (before.isPresent()) {
                return before.get();
            }
            EvaluationRequest test = new EvaluationRequest(
                    request.rules(),
                    model.modelSha256(),
                    request.simulations(),
                    opening(request),
                    request.policy(),
                    Optional.empty());
            return new EvaluateStage(lake, options, progress, clock)
                    .run(test, stageRun)
                    .evaluation();
        }

        private PromotionReport promote(EvaluationRow evaluation) {
            return new PromoteStage(lake, clock)
                    .promote(config, Optional.of(evaluation.evaluationId()), runId + "-promote");
        }

        private Optional<RunRow> finished(String stageRun) {
            return lake.runs().history(stageRun).stream()
                    .filter(run -> run.runState() == RunState.SUCCEEDED)
                    .findFirst();
        }
    }
}
