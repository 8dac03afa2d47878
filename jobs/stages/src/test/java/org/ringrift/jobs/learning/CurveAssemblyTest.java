package org.ringrift.jobs.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.DatasetTotals;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rating.GatePolicy;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class CurveAssemblyTest {
    private static final String SPEC = "gumbel:sims=8,noise=0";
    private static final Instant NOON = Rows.NOON;
    private static final NavigableMap<Instant, Long> GAMES =
            new TreeMap<>(Map.of(NOON, 40L, NOON.plusSeconds(3600), 50L, NOON.plusSeconds(9000), 60L));

    private final List<ModelRow> models =
            List.of(Rows.model(Rows.sha(1), "dataset-1"), Rows.model(Rows.sha(2), "dataset-2"));
    private final List<DatasetTotals> datasets = List.of(new DatasetTotals("dataset-1", 38, 1000, 250));

    @Test
    void aCandidateIsAPointWithWhatItIsWorthAndWhatItWasMadeFrom() {
        LearningCurve curve = curve(List.of(evaluation(1, 30, NOON.plusSeconds(5400))), List.of(rating(1, 1300)))
                .orElseThrow();

        CurvePoint point = curve.points().get(0);
        assertThat(curve.start()).isEqualTo(NOON);
        assertThat(curve.matchesVersion()).isEqualTo(9);
        assertThat(point.hours()).isEqualTo(1.5);
        assertThat(point.games()).isEqualTo(90);
        assertThat(point.elo()).isEqualTo(new Elo(1300, 1250, 1350));
        assertThat(point.winRates()).containsOnlyKeys("random", "heuristic", "search");
        assertThat(point.winRates().get("search"))
                .satisfies(rate -> assertThat(rate.games()).isEqualTo(60))
                .satisfies(rate -> assertThat(rate.wins()).isEqualTo(30))
                .satisfies(rate -> assertThat(rate.rate()).isEqualTo(0.5))
                .satisfies(rate -> assertThat(rate.low()).isBetween(0.37, 0.38));
        assertThat(point.verdict()).isEqualTo("reject");
        assertThat(point.training()).isEqualTo(new Training("dataset-1", 38L, 1000L, 0.25, 1, 1, 2.0, 0.5, 2.1, 0.5));
    }

    @Test
    void ratingsAreThoseOfOneFitAndNotWhatEachEvaluationRecorded() {
        LearningCurve curve = curve(
                        List.of(evaluation(1, 30, NOON), evaluation(2, 20, NOON.plusSeconds(60))),
                        List.of(rating(2, 1350), rating(1, 1290), anchor(), searchRating(1210)))
                .orElseThrow();

        assertThat(curve.points()).extracting(point -> point.elo().rating()).containsExactly(1290.0, 1350.0);
        assertThat(curve.references())
                .extracting(Reference::name, reference -> reference.elo().rating())
                .containsExactly(tuple("heuristic", 1200.0), tuple("search", 1210.0));
    }

    @Test
    void aCandidateThatIsEvaluatedAgainStaysWhereItWasWithItsNewestEvidence() {
        LearningCurve curve = curve(
                        List.of(
                                evaluation(1, 40, NOON),
                                evaluation(2, 40, NOON.plusSeconds(60)),
                                evaluation(1, 12, NOON.plusSeconds(120))),
                        List.of(rating(1, 1290), rating(2, 1350)))
                .orElseThrow();

        assertThat(curve.points()).extracting(CurvePoint::model).containsExactly(Rows.sha(1), Rows.sha(2));
        assertThat(curve.points().get(0).time()).isEqualTo(NOON);
        assertThat(curve.points().get(0).winRates().get("heuristic").wins()).isEqualTo(48);
    }

    @Test
    void aPromotionIsNamedByItsFirstNumberAndRollBacksAreCounted() {
        PromotionRow back = MadeUpEvidence.with(Rows.promotion(3, Rows.sha(1), "run-9"), "kind", "roll_back");
        LearningCurve curve = CurveAssembly.of(new LearningRows(
                        "hex8_2p",
                        List.of(evaluation(1, 0, NOON), evaluation(2, 0, NOON.plusSeconds(60))),
                        List.of(rating(1, 1290), rating(2, 1350)),
                        models,
                        datasets,
                        List.of(Rows.promotion(1, Rows.sha(1), "run-4"), Rows.promotion(2, Rows.sha(2), "run-5"), back),
                        GAMES))
                .orElseThrow();

        assertThat(curve.points()).extracting(CurvePoint::promotion).containsExactly(1L, 2L);
        assertThat(curve.production()).isEqualTo(Rows.sha(1));
        assertThat(curve.rollBacks()).isEqualTo(1);
    }

    @Test
    void whatTheTablesDoNotHaveIsLeftOut() {
        LearningCurve curve = curve(
                        List.of(
                                evaluation(1, 30, NOON.minusSeconds(1)),
                                evaluation(2, 30, NOON),
                                evaluation(3, 30, NOON)),
                        List.of(rating(2, 1350), rating(3, 1360)))
                .orElseThrow();

        assertThat(curve.unrated()).containsExactly(Rows.sha(1));
        assertThat(curve.start()).isEqualTo(NOON.minusSeconds(1));
        assertThat(curve.points().get(0).training().samples()).isNull();
        assertThat(curve.points().get(0).training().softShare()).isNull();
        assertThat(curve.points().get(1).training()).isNull();
        assertThat(curve.points().get(1).number()).isEqualTo(2);
        assertThat(curve(List.of(evaluation(1, 30, NOON)), List.of())).isEmpty();
    }

    private Optional<LearningCurve> curve(List<EvaluationRow> evaluations, List<RatingRow> ratings) {
        return CurveAssembly.of(new LearningRows("hex8_2p", evaluations, ratings, models, datasets, List.of(), GAMES));
    }

    /** The recorded rating is always 1500. */
    private static EvaluationRow evaluation(long model, int losses, Instant time) {
        EvaluationPlan plan = new EvaluationPlan(
                Rules.of(GameConfig.parse("hex8_2p")),
                new SeatPlayer(SPEC, Rows.sha(model)),
                Optional.empty(),
                4,
                9,
                GatePolicy.quick());
        return MadeUpEvidence.with(MadeUpEvidence.evaluation(plan, losses, 0), "createdAt", time);
    }

    private static RatingRow rating(long model, double rating) {
        return rating(SPEC + "@" + Rows.sha(model), rating, 50);
    }

    private static RatingRow searchRating(double rating) {
        return rating(SPEC, rating, 30);
    }

    private static RatingRow anchor() {
        return rating("heuristic", 1200, 0);
    }

    private static RatingRow rating(String participant, double rating, double reach) {
        boolean anchor = participant.equals("heuristic");
        return new RatingRow(
                "hex8_2p", "asis", participant, 9, rating, rating - reach, rating + reach, 180, 90, anchor, NOON);
    }
}
