package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class RoundStartTest {
    private static final RoundSize SIZE = new RoundSize(100, 400, 1);
    private static final String FIRST = Rows.sha(1);
    private static final PipelinePlan PLAN = plan();

    @TempDir
    private static Path folder;

    private static Lake lake;

    private static PipelinePlan plan(String... without) {
        return PipelineRequest.REQUESTS
                .of(
                        Map.of("config", List.of("hex8_2p"), "without", List.of(without), "seed", List.of("1")),
                        field -> field.option())
                .plan();
    }

    /** The first model is in production; the second round's candidate was as strong, the third round's one was worse. */
    @BeforeAll
    static void play() {
        lake = SharedSpark.lake(folder.resolve("lake"));
        lake.promotions().appendNext(Rows.promotion(1, FIRST, "run-0"));
        for (PipelinePlan plan : List.of(PLAN, plan("newest_player"))) {
            lake.evaluations().append(List.of(judged(plan, 2, 30), judged(plan, 3, 50)));
        }
    }

    private static EvaluationRow judged(PipelinePlan plan, int round, int losses) {
        EvaluationPlan evaluation = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer("gumbel:sims=2,noise=0", Rows.sha(round)),
                Optional.of(FIRST),
                4,
                plan.without().size(), // a seed
                GatePolicy.quick());
        EvaluationRow row = MadeUpEvidence.evaluation(evaluation.withProductionGames(60), losses, 1);
        return MadeUpEvidence.with(row, "runId", plan.runId(round, LoopStage.EVALUATE));
    }

    @Test
    void theNewestNetPlaysUnlessItIsWorse() {
        assertThat(RoundStart.of(lake, PLAN, 3, SIZE))
                .isEqualTo(new RoundStart(Optional.of(FIRST), Optional.of(Rows.sha(2)), SIZE));
        assertThat(RoundStart.of(lake, PLAN, 4, SIZE).player()).contains(FIRST);
        assertThat(RoundStart.of(lake, plan("newest_player"), 3, SIZE).player()).contains(FIRST);
        assertThat(PLAN.player(RoundStart.of(lake, PLAN, 3, SIZE).player()).text())
                .isEqualTo("gumbel:sims=" + PLAN.simulations() + ",model=" + Rows.sha(2));
    }

    @Test
    void beforeThereIsAProductionModelNoNetPlays() {
        Lake empty = SharedSpark.lake(folder.resolve("empty"));
        empty.evaluations().append(List.of(judged(PLAN, 1, 30)));
        assertThat(RoundStart.of(empty, PLAN, 2, SIZE))
                .isEqualTo(new RoundStart(Optional.empty(), Optional.empty(), SIZE));
    }

    @Test
    void aRoundThatWasStoppedGoesOnWithWhatItBeganWith() {
        RoundStart begun = new RoundStart(Optional.of(FIRST), Optional.of(Rows.sha(7)), SIZE);
        record(PLAN.runId(8), StageRun.toJson(begun.parameters(8)));
        assertThat(RoundStart.of(lake, PLAN, 8, new RoundSize(1, 1, 1))).isEqualTo(begun);
        record(
                PLAN.runId(9),
                "{\"production\": \"" + FIRST + "\"}"); // of a program that played by the production model
        assertThat(RoundStart.of(lake, PLAN, 9, SIZE))
                .isEqualTo(new RoundStart(Optional.of(FIRST), Optional.of(FIRST), SIZE));
    }

    @Test
    void aNetThatWasNotEvaluatedIsGoneOnWithUnlessProductionHasChanged() {
        RoundSize unevaluated = new RoundSize(100, 400, 1, false);
        RoundStart begun = new RoundStart(Optional.of(FIRST), Optional.of(FIRST), unevaluated);
        record(PLAN.runId(20), StageRun.toJson(begun.parameters(20)));
        RoundStart older = new RoundStart(Optional.of(Rows.sha(99)), Optional.of(FIRST), unevaluated);
        record(PLAN.runId(30), StageRun.toJson(older.parameters(30)));
        lake.models()
                .append(List.of(
                        trained(Rows.sha(20), PLAN.runId(20, LoopStage.TRAIN)),
                        trained(Rows.sha(30), PLAN.runId(30, LoopStage.TRAIN))));

        RoundStart next = RoundStart.of(lake, PLAN, 21, SIZE);
        assertThat(next.player()).contains(Rows.sha(20));
        assertThat(next.weights(lake, PLAN, 21).model()).contains(Rows.sha(20));
        assertThat(RoundStart.of(lake, PLAN, 20, SIZE).size()).isEqualTo(unevaluated);
        assertThat(RoundStart.of(lake, PLAN, 31, SIZE).player()).contains(FIRST);
        assertThat(next.weights(lake, plan("newest_weights"), 21).model()).contains(FIRST);
    }

    private static ModelRow trained(String sha256, String run) {
        return MadeUpEvidence.with(Rows.model(sha256, "dataset-1"), "runId", run);
    }

    private static void record(String run, String parameters) {
        RunRow row = Rows.run(run, 1, "running", "pipeline", Rows.NOON);
        lake.runs().append(List.of(MadeUpEvidence.with(row, "parameters", parameters)));
    }
}
