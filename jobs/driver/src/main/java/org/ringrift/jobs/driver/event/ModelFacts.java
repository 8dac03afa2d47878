package org.ringrift.jobs.driver.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ringrift.jobs.lake.schema.EpochMetrics;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RatingRow;

/** Events of models: trained, judged, rated, put into production. */
final class ModelFacts {
    /** Ratings follow from matches, whichever run writes them. */
    private static final String NO_RUN = "ratings";

    private ModelFacts() {}

    static Event trained(ModelRow row) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("model_sha256", row.modelSha256());
        payload.put("training_id", row.trainingId());
        payload.put("parent", row.parent());
        payload.put("dataset_id", row.datasetId());
        payload.put("architecture", row.architecture());
        payload.put("samples", row.samples());
        payload.put("best_epoch", row.bestEpoch());
        payload.put("val_loss", valLoss(row));
        return new Event(
                EventType.TRAINING_COMPLETED,
                row.modelSha256(),
                row.configKey(),
                Payload.of(EventType.TRAINING_COMPLETED, payload),
                row.runId(),
                0,
                row.createdAt());
    }

    private static Double valLoss(ModelRow row) {
        for (EpochMetrics epoch : row.epochs()) {
            if (epoch.epoch() == row.bestEpoch() && epoch.valLoss() != null) {
                return finite(epoch.valLoss());
            }
        }
        return null;
    }

    /** JSON has no other numbers, and one odd row must not keep all later facts from being told. */
    private static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }

    static Event judged(EvaluationRow row) {
        Map<String, Object> payload = new HashMap<>();
        payload.put("evaluation_id", row.evaluationId());
        payload.put("candidate", row.candidate());
        payload.put("production", row.production());
        payload.put("verdict", row.verdict());
        payload.put("reason", row.reason());
        payload.put("policy", row.policy());
        payload.put("games", row.games());
        payload.put("rating", finite(row.rating()));
        payload.put("rating_low", finite(row.ratingLow()));
        payload.put("rating_high", finite(row.ratingHigh()));
        return new Event(
                EventType.EVALUATION_COMPLETED,
                row.evaluationId(),
                row.configKey(),
                Payload.of(EventType.EVALUATION_COMPLETED, payload),
                row.runId(),
                0,
                row.createdAt());
    }

    /** One for each configuration, edition and version of matches. */
    static Stream<Event> rated(List<RatingRow> rows) {
        Map<String, List<RatingRow>> groups =
                rows.stream().collect(Collectors.groupingBy(ModelFacts::fit, TreeMap::new, Collectors.toList()));
        return groups.entrySet().stream().map(group -> rated(group.getKey(), group.getValue()));
    }

    private static String fit(RatingRow row) {
        String edition = row.edition() == null ? "" : row.edition() + "/";
        return row.configKey() + "/" + edition + row.matchesVersion();
    }

    private static Event rated(String key, List<RatingRow> rows) {
        RatingRow best = rows.stream()
                .min(Comparator.comparingDouble(RatingRow::rating).reversed().thenComparing(RatingRow::participant))
                .orElseThrow();
        Instant newest = rows.stream()
                .map(RatingRow::createdAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Map<String, Object> payload = new HashMap<>();
        payload.put("matches_version", best.matchesVersion());
        payload.put("participants", rows.size());
        payload.put("best_participant", best.participant());
        payload.put("best_rating", finite(best.rating()));
        return new Event(
                EventType.ELO_UPDATED,
                key,
                best.configKey(),
                Payload.of(EventType.ELO_UPDATED, payload),
                NO_RUN,
                0,
                newest);
    }

    /** The same event as the stage {@code promote} publishes at once. */
    static Event changed(PromotionRow row) {
        EventType type = row.kind().equals("promote") ? EventType.MODEL_PROMOTED : EventType.MODEL_ROLLED_BACK;
        Map<String, Object> payload = new HashMap<>();
        payload.put("sequence", row.sequence());
        payload.put("model_sha256", row.modelSha256());
        payload.put("previous", row.previous());
        payload.put("evaluation_id", row.evaluationId());
        payload.put("dataset_id", row.datasetId());
        payload.put("reason", row.reason());
        return new Event(
                type,
                row.configKey() + "/" + row.sequence(),
                row.configKey(),
                Payload.of(type, payload),
                row.runId(),
                row.epoch(),
                row.createdAt());
    }
}
