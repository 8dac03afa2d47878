package org.ringrift.jobs.promote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.promote.PromotionReport.Outcome;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.net.store.StoredModel;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class PromoteStageTest {
    private static final String CONFIG = "hex8_2p";

    /** A warehouse with models A, B and C, and their evaluations; every test works on a copy of it. */
    @TempDir
    private static Path template;

    private static EvaluationRow aPassed;
    private static EvaluationRow bPassed;
    private static EvaluationRow bPassedAgainstA;
    private static EvaluationRow cFailed;

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeAll
    static void evaluate() {
        Lake lake = SharedSpark.lake(template);
        List<ModelRow> models = LongStream.of(1, 2, 3)
                .mapToObj(seed -> MadeUpEvidence.model(lake, CONFIG, seed))
                .toList();
        String a = models.get(0).modelSha256();
        EvaluationPlan planA = plan(a, Optional.empty());
        EvaluationPlan planB = plan(models.get(1).modelSha256(), Optional.empty());
        EvaluationPlan planBAgainstA = plan(models.get(1).modelSha256(), Optional.of(a));
        EvaluationPlan planC = plan(models.get(2).modelSha256(), Optional.empty());
        Map<String, MatchRow> games = new LinkedHashMap<>(); // the games of B against random serve twice
        List.of(planA, planB, planBAgainstA)
                .forEach(plan -> MadeUpEvidence.games(plan, 0).forEach(row -> games.put(row.gameId(), row)));
        MadeUpEvidence.games(planC, 30).forEach(row -> games.put(row.gameId(), row));
        lake.models().append(models);
        lake.matches().append(List.copyOf(games.values()));
        aPassed = MadeUpEvidence.evaluation(planA, 0, 1);
        bPassed = MadeUpEvidence.evaluation(planB, 0, 1);
        bPassedAgainstA = MadeUpEvidence.evaluation(planBAgainstA, 0, 1);
        cFailed = MadeUpEvidence.evaluation(planC, 30, 1);
        EvaluationRow newest = MadeUpEvidence.with(aPassed, "createdAt", Rows.NOON.plusSeconds(1));
        lake.evaluations().append(List.of(newest, bPassed, bPassedAgainstA, cFailed));
    }

    private static EvaluationPlan plan(String candidate, Optional<String> production) {
        return new EvaluationPlan(
                Rules.of(GameConfig.parse(CONFIG)),
                new SeatPlayer("gumbel:sims=2,noise=0", candidate),
                production,
                4,
                9,
                GatePolicy.quick());
    }

    @BeforeEach
    void open() {
        SharedSpark.copyWarehouse(template, folder);
        lake = new Lake(SharedSpark.session(), folder.toString());
    }

    private PromotionReport promote(EvaluationRow evaluation) {
        return promote(CONFIG, Optional.of(evaluation.evaluationId()), "promote-1");
    }

    private PromotionReport promote(String config, Optional<String> evaluation, String run) {
        return run(lake, PromoteRequest.by(GameConfig.parse(config), evaluation), run);
    }

    private PromotionReport rollBack(Optional<String> why, String run) {
        return run(lake, PromoteRequest.back(GameConfig.parse(CONFIG), why), run);
    }

    private static PromotionReport run(Lake lake, PromoteRequest request, String run) {
        StageContext context = StageContext.of(lake, StageListener.NONE).withClock(InstantSource.fixed(Rows.NOON));
        return StageRunner.run(context, new PromoteStage(), request, run);
    }

    private List<EventRow> events() {
        return lake.events().records(lake.events().read().orderBy("business_key"));
    }

    @Test
    void aCandidateThatPassedBecomesTheProductionModelOnce() {
        EvaluationRow evaluation = aPassed;

        PromotionReport report = promote(CONFIG, Optional.empty(), "promote-1");
        PromotionReport again = promote(evaluation);

        assertThat(report.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_PROMOTED);
        assertThat(lake.promotions().history(CONFIG)).singleElement().satisfies(row -> {
            assertThat(row.sequence()).isEqualTo(1);
            assertThat(row.modelSha256()).isEqualTo(evaluation.candidate());
            assertThat(row.previous()).isNull();
            assertThat(row.evaluationId()).isEqualTo(evaluation.evaluationId());
            assertThat(row.datasetId()).isEqualTo("dataset-1");
            assertThat(row.configHash()).isEqualTo(evaluation.configHash());
            assertThat(row.evaluationsVersion()).isEqualTo(lake.evaluations().version());
            assertThat(row.modelsVersion()).isEqualTo(lake.models().version());
            assertThat(row.reason()).startsWith("Promoted: all 3 gates passed (random: win rate 1.000 (60 of 60");
        });
        assertThat(events())
                .extracting(EventRow::type, EventRow::businessKey)
                .containsExactly(tuple("model_promoted", CONFIG + "/1"));
    }

    @Test
    void aCandidateThatFailedIsRefusedWithTheReason() {
        EvaluationRow evaluation = cFailed;

        PromotionReport report = promote(evaluation);

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.done()).isFalse();
        assertThat(report.reason())
                .isEqualTo(
                        "Cannot promote by evaluation " + evaluation.evaluationId() + ": it was rejected: random: win"
                                + " rate 0.500 (30 of 60, 95 % 0.377 to 0.623), required a lower bound of at least 0.700 over"
                                + " at least 60 distinct games, or 24 with a lower 99.5 % bound above 0.700.");
        assertThat(lake.promotions().history(CONFIG)).isEmpty();
        assertThat(events()).isEmpty();
    }

    @Test
    void aModelWithDamagedFilesIsRefusedUntilItIsWrittenAgain() throws IOException {
        EvaluationRow evaluation = aPassed;
        LakeModelStore models = new LakeModelStore(lake.warehouse());
        StoredModel whole = models.read(evaluation.candidate());
        Path net = folder.resolve("models").resolve(evaluation.candidate()).resolve("net.onnx");
        byte[] bytes = Files.readAllBytes(net);
        bytes[bytes.length / 2] ^= 1;
        Files.write(net, bytes);
        Files.deleteIfExists(net.resolveSibling(".net.onnx.crc"));

        PromotionReport report = promote(evaluation);

        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(report.reason()).contains(evaluation.candidate());
        assertThat(lake.promotions().history(CONFIG)).isEmpty();

        models.write(whole);
        assertThat(models.read(evaluation.candidate()).onnx()).isEqualTo(whole.onnx());
    }

    @Test
    @Tag("long")
    void rollingBackReturnsToTheModelBeforeAndIsNotUndoneByTheSameEvidence() {
        PromotionRow first = Rows.promotion(1, aPassed.candidate(), "run-1");
        lake.promotions().appendNext(MadeUpEvidence.with(first, "evaluationId", aPassed.evaluationId()));

        PromotionReport promoted = promote(bPassedAgainstA);
        PromotionReport rolledBack = rollBack(Optional.of("It plays too slowly."), "roll-back-1");
        PromotionReport again = promote(bPassedAgainstA);
        PromotionReport further = rollBack(Optional.empty(), "roll-back-2");

        assertThat(promoted.outcome()).isEqualTo(Outcome.PROMOTED);
        assertThat(rolledBack.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        PromotionRow row = lake.promotions().latest(CONFIG).orElseThrow();
        assertThat(row.modelSha256()).isEqualTo(aPassed.candidate());
        assertThat(row.previous()).isEqualTo(bPassedAgainstA.candidate());
        assertThat(row.kind()).isEqualTo("roll_back");
        assertThat(row.evaluationId()).isEqualTo(aPassed.evaluationId());
        assertThat(row.reason())
                .isEqualTo("Promotion 2 of model " + bPassedAgainstA.candidate() + " undone: It plays too slowly.");
        assertThat(again.reason())
                .isEqualTo("Cannot promote by evaluation " + bPassedAgainstA.evaluationId() + ": it justified promotion"
                        + " 2, after which the production model was changed again. Evaluate with another --seed.");
        assertThat(further.reason()).isEqualTo("Cannot roll back hex8_2p: there is no earlier production model.");
        assertThat(events())
                .extracting(EventRow::type, EventRow::businessKey)
                .containsExactly(tuple("model_promoted", CONFIG + "/2"), tuple("model_rolled_back", CONFIG + "/3"));
    }

    @Test
    @Tag("long")
    void aRollBackOfOnePromotionUndoesNoOtherOne() {
        PromotionRow first = Rows.promotion(1, aPassed.candidate(), "run-1");
        lake.promotions().appendNext(MadeUpEvidence.with(first, "evaluationId", aPassed.evaluationId()));
        promote(bPassedAgainstA);

        PromotionReport early = undo(1);
        PromotionReport rolledBack = undo(2);
        PromotionReport again = undo(2);

        assertThat(early.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(early.reason())
                .isEqualTo(
                        "Cannot undo promotion 1 of hex8_2p: the newest change is promotion 2. Look at that one first.");
        assertThat(rolledBack.outcome()).isEqualTo(Outcome.ROLLED_BACK);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_ROLLED_BACK);
        assertThat(again.reason()).isEqualTo(rolledBack.reason());
        assertThat(lake.promotions().history(CONFIG)).hasSize(3);
        assertThatThrownBy(() -> new PromoteRequest(
                        GameConfig.parse(CONFIG), Optional.empty(), false, Optional.empty(), Optional.of(2L)))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot promote a model by the number of a promotion: that names one to be undone. Leave out"
                                + " --promotion, or add --roll-back.");
    }

    private PromotionReport undo(long promotion) {
        return run(lake, PromoteRequest.undoing(GameConfig.parse(CONFIG), promotion, "It loses."), "undo-" + promotion);
    }

    @Test
    void ofSeveralAtOnceOnePromotes() throws Exception {
        List<EvaluationRow> wanted = List.of(aPassed, aPassed, bPassed);
        ExecutorService pool = Executors.newFixedThreadPool(wanted.size());
        List<PromotionReport> reports = new ArrayList<>();
        try {
            for (Future<PromotionReport> report :
                    pool.invokeAll(wanted.stream().map(this::attempt).toList())) {
                reports.add(report.get());
            }
        } finally {
            pool.shutdownNow();
        }
        PromotionRow row = lake.promotions().history(CONFIG).get(0);
        assertThat(lake.promotions().history(CONFIG)).hasSize(1);
        assertThat(events()).hasSize(1);
        assertThat(reports)
                .filteredOn(report -> report.outcome() == Outcome.PROMOTED)
                .hasSize(1);
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(reports.get(i).production()).isEqualTo(row.modelSha256());
            assertThat(reports.get(i).done())
                    .isEqualTo(row.evaluationId().equals(wanted.get(i).evaluationId()));
        }
    }

    private Callable<PromotionReport> attempt(EvaluationRow evaluation) {
        return () -> {
            Lake own = new Lake(lake.spark().newSession(), folder.toString());
            return run(
                    own,
                    PromoteRequest.by(GameConfig.parse(CONFIG), Optional.of(evaluation.evaluationId())),
                    Thread.currentThread().getName());
        };
    }

    @Test
    void withoutAnEvaluationThereIsNothingToPromote() {
        assertThatThrownBy(() -> promote("hex8_3p", Optional.empty(), "promote-1"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot promote a model of hex8_3p: none was evaluated yet. Run evaluate --config hex8_3p"
                        + " first.");
        assertThatThrownBy(() -> promote(CONFIG, Optional.of("e1"), "promote-2"))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot find evaluation e1 of hex8_2p: there is none of that name.");
        assertThat(rollBack(Optional.empty(), "roll-back-1").reason())
                .isEqualTo("Cannot roll back hex8_2p: no model was promoted yet.");
    }
}
