package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.learning.CurveReader;
import org.ringrift.jobs.learning.LearningCurve;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.watch.SeenJobs;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class PipelineTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path folder;

    @Test
    void withThePieRuleTheGamesOfAPipelineOpenBeforeTheChoiceToSwap() {
        Rules rules = Rules.of(GameConfig.parse("hex8_2p"));
        assertThat(openingDecisions(rules)).isEqualTo(4);
        assertThat(openingDecisions(rules.withSwap())).isEqualTo(2);
    }

    private static int openingDecisions(Rules rules) {
        LoopRequests requests = request(rules, 1, 4).plan().requests();
        return requests.selfplay(4, List.of(new PlayerSpec.Heuristic()), 1)
                .game()
                .openingDecisions();
    }

    @Test
    void anIterationEndsInADecision() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        Pipeline pipeline =
                new Pipeline(StageContext.of(lake, StageListener.NONE).withClock(CLOCK));
        PipelineRequest request = request(1, 4);
        putRowsOfLater(lake);

        IterationReport first;
        try (SeenJobs seen = new SeenJobs(lake.spark().sparkContext())) {
            first = pipeline.run(request, 1);
            assertThat(seen.descriptions())
                    .contains(
                            "iteration 1: selfplay hex8_2p wave 1/1",
                            "iteration 1: dataset hex8_2p write",
                            "iteration 1: train hex8_2p",
                            "iteration 1: evaluate hex8_2p random, heuristic, search wave 1/1",
                            "iteration 1: promote hex8_2p",
                            "iteration 1: pipeline hex8_2p");
        }
        assertThat(first.players()).isEqualTo("gumbel:sims=2");
        assertThat(first.dataset().softTargets()).isEqualTo(1);
        assertThat(first.games().games()).isEqualTo(4);
        assertThat(first.dataset().trainSamples()).isPositive();
        assertThat(first.training().model().epochs()).hasSize(1);
        assertThat(first.evaluation().games()).isEqualTo(6);
        assertThat(first.promotion().reason()).isNotBlank();
        StageMetrics metrics = StageMetrics.of(lake.spark().sparkContext());
        assertThat(metrics.value(StageMetric.NET_WAIT_SECONDS))
                .isPositive()
                .isLessThan(metrics.value(StageMetric.TASK_SECONDS));
        assertThat(lake.promotions().read().count()).isEqualTo(first.promotion().done() ? 1 : 0);

        // What was committed last is the newest, although the rows that were there say a later time.
        assertThat(lake.datasets().latest("hex8_2p")).contains(first.dataset().datasetId());
        assertThat(lake.models().latest("hex8_2p")).contains(first.training().model());
        assertThat(lake.evaluations().latest("hex8_2p")).contains(first.evaluation());

        LearningCurve curve = new CurveReader(lake).read("hex8_2p", Optional.empty());
        assertThat(curve.unrated()).containsExactly(Rows.sha(1));
        assertThat(curve.points()).singleElement().satisfies(point -> {
            assertThat(point.model()).isEqualTo(first.training().model().modelSha256());
            assertThat(point.elo().rating()).isEqualTo(first.evaluation().rating());
            assertThat(point.winRates()).containsOnlyKeys("random", "heuristic", "search");
            assertThat(point.games()).isEqualTo(4);
            assertThat(point.training().games()).isEqualTo(first.dataset().games());
            assertThat(point.training().samples())
                    .isEqualTo(first.dataset().trainSamples() + first.dataset().validationSamples());
            assertThat(point.training().softShare()).isEqualTo(1);
        });

        long version = lake.runs().version();
        PipelinePreview plan = pipeline.preview(request(2, 4), BenchTable.shipped());
        assertThat(plan.iterations())
                .extracting(PipelinePreview.Iteration::state)
                .containsExactly(PipelinePreview.State.FINISHED, PipelinePreview.State.NEW);
        assertThat(plan.iterations().get(0).stages()).isEmpty();
        assertThat(plan.iterations().get(1).stages())
                .extracting(PipelinePreview.Stage::stage)
                .containsExactly("selfplay", "dataset", "train", "evaluate", "promote");
        assertThat(lake.runs().version()).isEqualTo(version);
    }

    @Tag("long")
    @Test
    void aRepeatedIterationChangesNothing() {
        Lake lake = SharedSpark.lake(folder.resolve("lake"));
        Pipeline pipeline =
                new Pipeline(StageContext.of(lake, StageListener.NONE).withClock(CLOCK));
        PipelineRequest request = request(1, 4);
        IterationReport first = pipeline.run(request, 1);
        IterationReport again = pipeline.run(request, 1);
        assertThat(again.dataset().datasetId()).isEqualTo(first.dataset().datasetId());
        assertThat(again.training().model()).isEqualTo(first.training().model());
        assertThat(again.evaluation()).isEqualTo(first.evaluation());
        assertThat(again.promotion().done()).isEqualTo(first.promotion().done());
        assertThat(lake.games().read().count()).isEqualTo(4);
        assertThat(lake.matches().read().count()).isEqualTo(6);
        assertThat(lake.models().read().count()).isEqualTo(1);

        // The next one without an evaluation, and the one behind it, which goes on from its net.
        PipelinePlan plan = request.plan();
        IterationReport second = pipeline.run(request, plan, 2, new RoundSize(4, 8, 1, false));
        assertThat(second.evaluation()).isNull();
        assertThat(second.promotion()).isNull();
        assertThat(second.standing()).isEqualTo("not evaluated");
        assertThat(pipeline.run(request, plan, 2, plan.usualSize()).training().model())
                .as("a repeated one is of the recorded size")
                .isEqualTo(second.training().model());
        assertThat(lake.evaluations().read().count()).isEqualTo(1);
        RoundStart third = RoundStart.of(lake, plan, 3, plan.usualSize());
        assertThat(third.weights(lake, plan, 3).model())
                .contains(second.training().model().modelSha256());
    }

    /** As if the clock had been set back since: rows of the next day. */
    private static void putRowsOfLater(Lake lake) {
        EvaluationPlan plan = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=2,noise=0", Rows.sha(1)),
                Optional.empty(),
                4,
                9,
                GatePolicy.quick());
        assertThat(Rows.NOON).isAfter(CLOCK.instant());
        lake.datasets().append(List.of(Rows.shard("dataset-1", List.of("game-1"))));
        lake.models().append(List.of(Rows.model(Rows.sha(1), "dataset-1")));
        lake.evaluations().append(List.of(MadeUpEvidence.evaluation(plan, 60, 0)));
    }

    @Test
    void moreIterationsContinueTheSamePipelineAndOtherOptionsAreAnother() {
        assertThat(request(3, 4).plan().runId(1)).isEqualTo(request(1, 4).plan().runId(1));
        assertThat(request(1, 5).plan().runId(1))
                .isNotEqualTo(request(1, 4).plan().runId(1));
        assertThat(request(2, 4).plan().seed(2))
                .isNotEqualTo(request(2, 4).plan().seed(1));
    }

    @Test
    void weightsAreAveragedUnlessThePipelineDoesWithoutAndIsAnotherOne() {
        PipelinePlan all = planWithout();
        PipelinePlan fewer = planWithout("averaged_weights");
        assertThat(all.averaging()).isEqualTo(PipelinePlan.AVERAGING);
        assertThat(fewer.averaging()).isZero();
        assertThat(fewer.samples()).isEqualTo(all.samples());
        assertThat(fewer.runId(1)).isNotEqualTo(all.runId(1));
    }

    @Test
    void policiesCountBySurpriseUnlessThePipelineDoesWithoutAndIsAnotherOne() {
        PipelinePlan all = planWithout();
        PipelinePlan fewer = planWithout("policy_surprise");
        assertThat(all.requests()
                        .train("d", new StartingWeights(Optional.empty(), ""), 1, 1)
                        .course()
                        .surprise())
                .isEqualTo(PipelinePlan.SURPRISE);
        assertThat(fewer.surprise()).isZero();
        assertThat(fewer.averaging()).isEqualTo(all.averaging());
        assertThat(fewer.runId(1)).isNotEqualTo(all.runId(1));
    }

    private static PipelinePlan planWithout(String... levers) {
        Map<String, List<String>> texts =
                Map.of("config", List.of("hex8_2p"), "without", List.of(levers), "seed", List.of("1"));
        return PipelineRequest.REQUESTS.of(texts, field -> field.option()).plan();
    }

    @Test
    void aPipelineWithoutIterationsIsRefused() {
        assertThatThrownBy(() -> PipelineRequest.REQUESTS.check(request(0, 4)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot use field iterations of the request: it is '0', which is out of range: it takes 1 to"
                                + " 10000 rounds.");
    }

    @Test
    void aBudgetAndANumberOfGamesExcludeEachOther() {
        PipelineRequest both = PipelineRequest.REQUESTS.of(
                Map.of(
                        "config", List.of("hex8_2p"),
                        "budget", List.of("2h"),
                        "games", List.of("5"),
                        "seed", List.of("1")),
                field -> field.option());
        assertThatThrownBy(both::plan)
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot plan a budget of 2h with a stated number of games or epochs: these follow from the"
                        + " time. Leave --games and --epochs out, or --budget.");
        assertThatThrownBy(() -> PipelineRequest.REQUESTS.of(
                        Map.of("config", List.of("hex8_2p"), "budget", List.of("an hour")), field -> field.option()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it must be a whole number above 0 with s, m or h, such as 90s, 45m or 2h");
    }

    @Test
    void anUnknownPresetIsRefusedByName() {
        assertThatThrownBy(() -> PipelinePreset.parse("fast"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot find preset 'fast', the nearest is quick: known are quick, standard.");
    }

    private static PipelineRequest request(int iterations, int games) {
        return request(Rules.of(GameConfig.parse("hex8_2p")), iterations, games);
    }

    private static PipelineRequest request(Rules rules, int iterations, int games) {
        return new PipelineRequest(
                GameSetup.of(rules),
                "quick",
                Optional.of(iterations),
                Optional.empty(),
                Optional.of(games),
                Optional.of(2),
                Optional.of(2),
                Optional.of("resnet-b1-c8"),
                Optional.of(1),
                List.of(),
                Optional.of(5L),
                PlaySpread.AUTOMATIC);
    }
}
