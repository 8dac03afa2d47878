package org.ringrift.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventLog;
import org.ringrift.jobs.driver.event.FactPublisher;
import org.ringrift.jobs.driver.event.FactSource;
import org.ringrift.jobs.driver.event.FactSources;
import org.ringrift.jobs.driver.event.LakeEventLog;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.PlayerKind;
import org.ringrift.jobs.driver.plan.PlayerMix;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.regress.RegressionWatch;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.evaluate.MatchRequest;
import org.ringrift.jobs.evaluate.MatchStage;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.MatchRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lease.Mandate;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** What a driver does by itself: model A is in production, B is promoted above it, and loses to it. */
@Tag("long")
class ReactionsTest {
    private static final GameConfig CONFIG = GameConfig.parse("hex8_2p");
    private static final Rules RULES = Rules.of(CONFIG);
    private static final String SPEC = "gumbel:sims=2,noise=0";

    @TempDir
    private static Path template;

    private static String a;
    private static String b;
    private static PromotionRow promotion;
    private static EvaluationRow evaluation;

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeAll
    static void promoteTheFirst() {
        Lake lake = SharedSpark.lake(template);
        List<ModelRow> models =
                List.of(MadeUpEvidence.model(lake, CONFIG.key(), 1), MadeUpEvidence.model(lake, CONFIG.key(), 2));
        a = models.get(0).modelSha256();
        b = models.get(1).modelSha256();
        EvaluationPlan plan =
                new EvaluationPlan(RULES, new SeatPlayer(SPEC, b), Optional.of(a), 4, 9, GatePolicy.quick());
        evaluation = MadeUpEvidence.evaluation(plan, 0, 1);
        PromotionRow second = MadeUpEvidence.with(Rows.promotion(2, b, "run-2"), "previous", a);
        promotion = MadeUpEvidence.with(second, "evaluationId", evaluation.evaluationId());
        lake.models().append(models);
        lake.games().append(List.of(Rows.game(1)));
        lake.datasets().append(List.of(Rows.shard("dataset-1", List.of(Rows.sha(1)))));
        lake.promotions().append(List.of(Rows.promotion(1, a, "run-1")));
    }

    @BeforeEach
    void open() {
        SharedSpark.copyWarehouse(template, folder);
        lake = new Lake(SharedSpark.session(), folder.toString());
    }

    private StageContext context() {
        return StageContext.of(lake, StageListener.NONE).withClock(InstantSource.fixed(Rows.NOON));
    }

    /** Promotes B, which then loses nine games of ten to A. */
    private void promoteAndLose() {
        Comparison comparison = new Comparison(RULES, new SeatPlayer(SPEC, b), new SeatPlayer(SPEC, a), 4, 7, 300);
        List<MatchRow> games = MadeUpEvidence.games(comparison, 270).stream()
                .map(row -> MadeUpEvidence.with(row, "createdAt", Rows.NOON.plusSeconds(60)))
                .toList();
        lake.evaluations().append(List.of(evaluation));
        lake.promotions().append(List.of(promotion));
        lake.matches().append(games);
    }

    private Event promoted() {
        new FactPublisher(LakeEventLog.byHand(lake), promotions(), context().clock()).step();
        return Event.of(LakeEventLog.byHand(lake)
                        .find("model_promoted", "hex8_2p/2")
                        .orElseThrow())
                .orElseThrow();
    }

    private List<FactSource> promotions() {
        return FactSources.of(lake).stream()
                .filter(source -> source.table().equals("promotions"))
                .toList();
    }

    private RegressionWatch watchOf(long epoch) {
        StageContext leading = context().under(Mandate.ofDriver(epoch));
        return new RegressionWatch(lake, LakeEventLog.ofLeader(lake, epoch), new StageRollBack(leading));
    }

    @Tag("long")
    @Test
    void theLeaderRollsBackOnceByTheStageAndAReplacedOneDoesNot() {
        promoteAndLose();
        Event event = promoted();
        lake.events().raiseFence(2);
        lake.promotions().raiseFence(3);
        assertThatThrownBy(() -> watchOf(2).handle(event))
                .isInstanceOfSatisfying(
                        StageFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED));
        assertThat(lake.promotions().history(CONFIG.key())).hasSize(2);

        lake.events().raiseFence(3);
        watchOf(3).handle(event);
        watchOf(3).handle(event);

        List<PromotionRow> history = lake.promotions().history(CONFIG.key());
        assertThat(history).hasSize(3);
        PromotionRow rollBack = history.get(2);
        assertThat(rollBack.kind()).isEqualTo("roll_back");
        assertThat(rollBack.modelSha256()).isEqualTo(a);
        assertThat(rollBack.epoch()).isEqualTo(3);
        assertThat(rollBack.reason())
                .startsWith("Promotion 2 of model " + b + " undone: it plays 382 Elo weaker than the model before, a"
                        + " critical regression, by 300 games between both since its promotion (");
        EventLog log = LakeEventLog.byHand(lake);
        assertThat(log.find("regression_detected", "hex8_2p/2/critical")).isPresent();
        assertThat(log.find("model_rolled_back", "hex8_2p/3")).isPresent();
        assertThat(lake.runs().history("driver-hex8_2p-roll-back-2"))
                .extracting(row -> row.attempt() + " " + row.state())
                .containsExactly("1 running", "1 cancelled", "2 running", "2 succeeded");
    }

    private String prepare(Action action) {
        return new LoopRuns()
                .prepare(
                        context(),
                        new StateReader(lake, context().clock())
                                .read(List.of(CONFIG))
                                .get(0),
                        action,
                        "driver-test")
                .request();
    }

    @Test
    void aPromotedModelIsToPlayTheOneBeforeUntilTheWatchHasSeenEnough() {
        Action match = new Action.Step(CONFIG, LoopStage.MATCH, SlotKind.CPU, 1, "test");
        assertThatThrownBy(() -> prepare(match))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot compare the production model of hex8_2p with the one before: it has none any"
                        + " more.");
        assertThat(comparisons()).as("nothing to return to").isZero();
        lake.evaluations().append(List.of(evaluation));
        lake.promotions().append(List.of(promotion));
        StateReader reader = new StateReader(lake, context().clock());
        assertThat(comparisons(reader)).isEqualTo(384);
        MatchRequest asked = new MatchStage().requests().read("test", prepare(match));
        assertThat(asked.a().toString()).contains(b);
        assertThat(asked.b().toString()).contains(a);
        assertThat(asked.games()).isEqualTo(192);

        Comparison comparison =
                new Comparison(RULES, new SeatPlayer(SPEC, b), new SeatPlayer(SPEC, a), 4, 7, asked.games());
        lake.matches()
                .append(MadeUpEvidence.games(comparison, 100).stream()
                        .map(row -> MadeUpEvidence.with(row, "createdAt", Rows.NOON.plusSeconds(60)))
                        .toList());
        assertThat(comparisons(reader)).as("played since").isEqualTo(192);
        PromotionRow back = MadeUpEvidence.with(Rows.promotion(3, a, "run-3"), "kind", "roll_back");
        lake.promotions().append(List.of(back));
        assertThat(comparisons(reader)).as("rolled back").isZero();
    }

    private int comparisons() {
        return comparisons(new StateReader(lake, context().clock()));
    }

    private static int comparisons(StateReader reader) {
        return reader.read(List.of(CONFIG)).get(0).models().comparisons();
    }

    @Test
    void selfplayIsByTheProductionModel() {
        PlayerMix mix = new PlayerMix(Map.of(PlayerKind.MODEL_SEARCH, 1.0));
        assertThat(prepare(new Action.Selfplay(CONFIG, SlotKind.CPU, 10, 2, mix, 1, "test")))
                .contains("model=" + a);
    }

    @Test
    void aTrainingDoesNotGoOnFromAModelThatWasRolledBack() {
        Action training = new Action.Step(CONFIG, LoopStage.TRAIN, SlotKind.CPU, 1, "test");
        String fromFirst = prepare(training);
        promoteAndLose();
        assertThat(prepare(training)).as("from the second").isNotEqualTo(fromFirst);
        PromotionRow back = MadeUpEvidence.with(Rows.promotion(3, a, "run-3"), "kind", "roll_back");
        lake.promotions().append(List.of(back));
        assertThat(prepare(training)).isEqualTo(fromFirst);
    }
}
