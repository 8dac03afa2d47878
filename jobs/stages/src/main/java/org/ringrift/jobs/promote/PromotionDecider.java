package org.ringrift.jobs.promote;

import java.time.InstantSource;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.promote.PromotionReport.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what is to be done to the production model, by reading alone. Fails closed: any doubt and any exception while
 * checking mean that nothing is.
 */
final class PromotionDecider {
    private static final Logger LOG = LoggerFactory.getLogger(PromotionDecider.class);

    /** Filled in by whoever commits. */
    private static final long UNDECIDED = 0;

    private final Lake lake;
    private final InstantSource clock;

    PromotionDecider(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /**
     * What is to be done.
     *
     * @param settled what to report, nothing being left to commit; null if there is a row to commit
     * @param row the row to commit, or the one that stands already and that the report tells of; null if there is none
     */
    record Intention(PromotionReport settled, PromotionRow row) {
        /** The report as it stands, or as it will be if the row is committed. */
        PromotionReport report(Outcome committed) {
            return settled != null ? settled : PromotionReport.of(committed, row);
        }
    }

    /**
     * Whether and how to promote the candidate of an evaluation.
     *
     * @throws UserError if there is no such evaluation of the configuration
     */
    Intention promotion(String configKey, Optional<String> evaluationId, String runId) {
        // Read before anything is checked: if the production model changes from here on, the commit is refused.
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(configKey));
        EvaluationRow evaluation = evaluation(configKey, evaluationId);
        String id = evaluation.evaluationId();
        Optional<PromotionRow> used = history.justifiedBy(id);
        if (used.isPresent() && used.equals(history.latest())) {
            return new Intention(PromotionReport.of(Outcome.ALREADY_PROMOTED, used.get()), used.get());
        }
        if (used.isPresent()) {
            return none(refused(
                    history,
                    configKey,
                    id,
                    "Cannot promote by evaluation " + id + ": it justified promotion "
                            + used.get().sequence()
                            + ", after which the production model was changed again. Evaluate with another --seed."));
        }
        EvidenceCheck.Verified verified;
        try {
            verified = new EvidenceCheck(lake, evaluation).verify(history.production());
        } catch (RuntimeException e) {
            return none(refused(history, configKey, id, sentence(e)));
        }
        return new Intention(
                null,
                new PromotionRow(
                        configKey,
                        history.nextSequence(),
                        evaluation.candidate(),
                        history.production().orElse(null),
                        id,
                        verified.model().datasetId(),
                        UNDECIDED,
                        ProductionHistory.PROMOTE,
                        verified.reason(),
                        lake.evaluations().version(),
                        lake.models().version(),
                        evaluation.configHash(),
                        runId,
                        clock.instant()));
    }

    /**
     * The evaluation of that name, or the newest one of the configuration.
     *
     * @throws UserError if there is none
     */
    EvaluationRow evaluation(String configKey, Optional<String> evaluationId) {
        if (evaluationId.isEmpty()) {
            return lake.evaluations()
                    .latest(configKey)
                    .orElseThrow(() -> new UserError("Cannot promote a model of " + configKey
                            + ": none was evaluated yet. Run evaluate --config " + configKey + " first."));
        }
        return lake.evaluations()
                .find(evaluationId.get())
                .filter(row -> row.configKey().equals(configKey))
                .orElseThrow(() -> new UserError("Cannot find evaluation " + evaluationId.get() + " of " + configKey
                        + ": there is none of that name. List them with: sql \"SELECT config_key, evaluation_id,"
                        + " verdict FROM evaluations\"."));
    }

    /**
     * Whether and how to return to the production model before.
     *
     * @param promotion number of the promotion that is to be undone; empty for whichever stands
     */
    Intention rollBack(String configKey, Optional<Long> promotion, String why, String runId) {
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(configKey));
        Optional<Intention> otherwise = promotion.flatMap(number -> unlessNewest(history, configKey, number));
        if (otherwise.isPresent()) {
            return otherwise.get();
        }
        Optional<PromotionRow> target = history.below();
        if (target.isEmpty()) {
            String reason = "Cannot roll back " + configKey + ": "
                    + (history.latest().isEmpty()
                            ? "no model was promoted yet."
                            : "there is no earlier production model.");
            return none(refused(history, configKey, null, reason));
        }
        PromotionRow undone = history.standing().orElseThrow();
        PromotionRow returned = target.get();
        try {
            new ModelCheck(lake, configKey).require(returned.modelSha256());
        } catch (RuntimeException e) {
            return none(refused(history, configKey, returned.evaluationId(), sentence(e)));
        }
        return new Intention(
                null,
                new PromotionRow(
                        configKey,
                        history.nextSequence(),
                        returned.modelSha256(),
                        undone.modelSha256(),
                        returned.evaluationId(),
                        returned.datasetId(),
                        UNDECIDED,
                        ProductionHistory.ROLL_BACK,
                        "Promotion " + undone.sequence() + " of model " + undone.modelSha256() + " undone"
                                + (why.isBlank() ? "." : ": " + why),
                        lake.evaluations().version(),
                        lake.models().version(),
                        returned.configHash(),
                        runId,
                        clock.instant()));
    }

    /** What to report if a promotion is not the newest change: it was undone already, or another came after it. */
    private static Optional<Intention> unlessNewest(ProductionHistory history, String configKey, long promotion) {
        Optional<PromotionRow> latest = history.latest();
        boolean rolledBack = latest.filter(row -> row.kind().equals(ProductionHistory.ROLL_BACK))
                .isPresent();
        long newest = latest.map(PromotionRow::sequence).orElse(0L);
        if (rolledBack && newest == promotion + 1) {
            PromotionRow row = latest.get();
            return Optional.of(new Intention(PromotionReport.of(Outcome.ALREADY_ROLLED_BACK, row), row));
        }
        if (newest == promotion && !rolledBack) {
            return Optional.empty();
        }
        return Optional.of(none(refused(
                history,
                configKey,
                null,
                "Cannot undo promotion " + promotion + " of " + configKey + ": "
                        + (newest == 0
                                ? "no model was promoted yet."
                                : "the newest change is " + (rolledBack ? "roll-back " : "promotion ") + newest
                                        + ". Look at that one first."))));
    }

    private static Intention none(PromotionReport report) {
        return new Intention(report, null);
    }

    /** The report of an attempt that changes nothing, for a reason. */
    static PromotionReport refused(ProductionHistory history, String configKey, String evaluationId, String reason) {
        return new PromotionReport(
                Outcome.REFUSED,
                configKey,
                history.latest().map(PromotionRow::sequence).orElse(0L),
                history.production().orElse(null),
                evaluationId,
                reason);
    }

    private static String sentence(RuntimeException failure) {
        if (failure instanceof StageFailure || failure instanceof UserError) {
            return failure.getMessage();
        }
        LOG.warn("A check failed", failure);
        return "Cannot change the production model: a check failed (" + failure + "). Give --verbose to see where.";
    }
}
