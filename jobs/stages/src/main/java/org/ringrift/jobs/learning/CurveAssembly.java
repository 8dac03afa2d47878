package org.ringrift.jobs.learning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ringrift.jobs.lake.schema.DatasetTotals;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.rating.PromotionGate;
import org.ringrift.record.SeatPlayer;

/** Makes a learning curve from rows of the tables, and from nothing else. */
final class CurveAssembly {
    /** The kind of a change that puts a model in production; the other kind returns to an earlier one. */
    private static final String PROMOTE = "promote";

    private static final Set<String> WITHOUT_NET =
            Set.of(PromotionGate.RANDOM, PromotionGate.HEURISTIC, PromotionGate.SEARCH);

    private static final double SECONDS_PER_HOUR = 3600;

    private final LearningRows rows;
    private final Map<String, RatingRow> ratings;
    private final Map<String, ModelRow> models;
    private final Map<String, DatasetTotals> datasets;
    private final Map<String, Long> promotions;

    private CurveAssembly(LearningRows rows) {
        this.rows = rows;
        this.ratings = rows.ratings().stream().collect(Collectors.toMap(RatingRow::participant, row -> row));
        this.models = rows.models().stream().collect(Collectors.toMap(ModelRow::modelSha256, row -> row));
        this.datasets = rows.datasets().stream().collect(Collectors.toMap(DatasetTotals::datasetId, row -> row));
        this.promotions = rows.promotions().stream()
                .filter(row -> row.kind().equals(PROMOTE))
                .collect(Collectors.toMap(PromotionRow::modelSha256, PromotionRow::sequence, Math::min));
    }

    /**
     * Makes the curve.
     *
     * @param rows what the tables hold
     * @return the curve; empty if no evaluated candidate has a rating
     */
    static Optional<LearningCurve> of(LearningRows rows) {
        return new CurveAssembly(rows).curve();
    }

    private Optional<LearningCurve> curve() {
        Map<String, List<EvaluationRow>> candidates = rows.evaluations().stream()
                .collect(Collectors.groupingBy(EvaluationRow::candidate, LinkedHashMap::new, Collectors.toList()));
        List<CurvePoint> points = new ArrayList<>();
        List<String> unrated = new ArrayList<>();
        candidates.forEach((model, evaluations) -> {
            RatingRow rating = ratings.get(participant(newest(evaluations)));
            if (rating == null) {
                unrated.add(model);
            } else {
                points.add(point(points.size() + 1, evaluations, rating));
            }
        });
        if (points.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LearningCurve(
                rows.configKey(),
                newest(rows.evaluations()).edition(),
                start(),
                rows.ratings().get(0).matchesVersion(),
                points,
                references(newest(rows.evaluations())),
                unrated,
                rows.promotions().isEmpty() ? null : newest(rows.promotions()).modelSha256(),
                rows.promotions().stream()
                        .filter(row -> !row.kind().equals(PROMOTE))
                        .count(),
                CurveSummary.of(points)));
    }

    private CurvePoint point(int number, List<EvaluationRow> evaluations, RatingRow rating) {
        EvaluationRow newest = newest(evaluations);
        Instant time = evaluations.get(0).createdAt();
        Map<String, WinRate> winRates = new LinkedHashMap<>();
        for (OpponentEvidence opponent : newest.opponents()) {
            WinRate.of(opponent).ifPresent(rate -> winRates.put(opponent.name(), rate));
        }
        String model = newest.candidate();
        return new CurvePoint(
                number,
                time,
                Duration.between(start(), time).toMillis() / 1e3 / SECONDS_PER_HOUR,
                model,
                newest.candidateSpec(),
                Elo.of(rating),
                winRates,
                newest.verdict(),
                promotions.get(model),
                rows.games().headMap(time, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                Optional.ofNullable(models.get(model))
                        .map(row -> Training.of(row, datasets.get(row.datasetId())))
                        .orElse(null));
    }

    private Instant start() {
        Instant evaluated = rows.evaluations().get(0).createdAt();
        return Stream.concat(rows.games().keySet().stream().limit(1), Stream.of(evaluated))
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private List<Reference> references(EvaluationRow evaluation) {
        return evaluation.opponents().stream()
                .filter(opponent -> WITHOUT_NET.contains(opponent.name()))
                .filter(opponent -> ratings.containsKey(opponent.participant()))
                .map(opponent -> new Reference(
                        opponent.name(), opponent.participant(), Elo.of(ratings.get(opponent.participant()))))
                .toList();
    }

    private static String participant(EvaluationRow evaluation) {
        return new SeatPlayer(evaluation.candidateSpec(), evaluation.candidate()).participant();
    }

    private static <T> T newest(List<T> rows) {
        return rows.get(rows.size() - 1);
    }
}
