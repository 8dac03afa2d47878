package org.ringrift.jobs.promote;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.EvaluationRow;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.PromotionRow;
import org.ringrift.jobs.promote.PromotionReport.Outcome;
import org.ringrift.jobs.run.StageRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the candidate of an evaluation the production model, in one commit that names its evidence. Fails closed: any
 * doubt, any exception while checking, and any change of the production model meanwhile mean no promotion.
 */
public final class PromoteStage {
    private static final Logger LOG = LoggerFactory.getLogger(PromoteStage.class);

    /** The epoch of decisions that no driver has made. */
    private static final long BY_HAND = 0;

    private final Lake lake;
    private final InstantSource clock;
    private final PromotionEvents events;

    /**
     * @param lake where everything is
     * @param clock the time that rows carry
     */
    public PromoteStage(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
        this.events = new PromotionEvents(lake);
    }

    /**
     * Promotes the candidate of an evaluation if the tables justify it.
     *
     * @param configKey configuration
     * @param evaluationId which evaluation; empty for the newest one of the configuration
     * @param runId identity of the run
     * @return what became of it
     * @throws UserError if there is no such evaluation of the configuration
     * @throws StageFailure if the promotion cannot be committed
     */
    public PromotionReport promote(String configKey, Optional<String> evaluationId, String runId) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", configKey);
        parameters.put("evaluation", evaluationId.orElse("newest"));
        return new StageRun(lake, "promote", configKey, runId, parameters, clock)
                .record(() -> decide(configKey, evaluationId, runId), PromotionReport::counts);
    }

    private PromotionReport decide(String configKey, Optional<String> evaluationId, String runId) {
        // Read before anything is checked: if the production model changes from here on, the commit is refused.
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(configKey));
        EvaluationRow evaluation = evaluation(configKey, evaluationId);
        String id = evaluation.evaluationId();
        Optional<PromotionRow> used = history.justifiedBy(id);
        if (used.isPresent() && used.equals(history.latest())) {
            return already(used.get());
        }
        if (used.isPresent()) {
            return refused(
                    history,
                    configKey,
                    id,
                    "Cannot promote by evaluation " + id + ": it justified promotion "
                            + used.get().sequence()
                            + ", after which the production model was changed again. Evaluate with another --seed.");
        }
        EvidenceCheck.Verified verified;
        try {
            verified = new EvidenceCheck(lake, evaluation).verify(history.production());
        } catch (RuntimeException e) {
            return refused(history, configKey, id, sentence(e));
        }
        PromotionRow row = new PromotionRow(
                configKey,
                history.nextSequence(),
                evaluation.candidate(),
                history.production().orElse(null),
                id,
                verified.model().datasetId(),
                BY_HAND,
                ProductionHistory.PROMOTE,
                verified.reason(),
                lake.evaluations().version(),
                lake.models().version(),
                evaluation.configHash(),
                runId,
                clock.instant());
        if (lake.promotions().appendNext(row)) {
            events.publish(row);
            return report(Outcome.PROMOTED, row);
        }
        return afterLosing(row);
    }

    private EvaluationRow evaluation(String configKey, Optional<String> evaluationId) {
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
     * Makes the production model before the present one the production model again.
     *
     * @param configKey configuration
     * @param why the reason that a person gives, may be empty
     * @param runId identity of the run
     * @return what became of it
     * @throws StageFailure if the change cannot be committed
     */
    public PromotionReport rollBack(String configKey, String why, String runId) {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", configKey);
        parameters.put("roll_back", true);
        parameters.put("reason", why);
        return new StageRun(lake, "promote", configKey, runId, parameters, clock)
                .record(() -> undo(configKey, why, runId), PromotionReport::counts);
    }

    private PromotionReport undo(String configKey, String why, String runId) {
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(configKey));
        Optional<PromotionRow> target = history.below();
        if (target.isEmpty()) {
            String reason = "Cannot roll back " + configKey + ": "
                    + (history.latest().isEmpty()
                            ? "no model was promoted yet."
                            : "there is no earlier production model.");
            return refused(history, configKey, null, reason);
        }
        PromotionRow undone = history.standing().orElseThrow();
        PromotionRow returned = target.get();
        try {
            new ModelCheck(lake, configKey).require(returned.modelSha256());
        } catch (RuntimeException e) {
            return refused(history, configKey, returned.evaluationId(), sentence(e));
        }
        PromotionRow row = new PromotionRow(
                configKey,
                history.nextSequence(),
                returned.modelSha256(),
                undone.modelSha256(),
                returned.evaluationId(),
                returned.datasetId(),
                BY_HAND,
                ProductionHistory.ROLL_BACK,
                "Promotion " + undone.sequence() + " of model " + undone.modelSha256() + " undone"
                        + (why.isBlank() ? "." : ": " + why),
                lake.evaluations().version(),
                lake.models().version(),
                returned.configHash(),
                runId,
                clock.instant());
        if (lake.promotions().appendNext(row)) {
            events.publish(row);
            return report(Outcome.ROLLED_BACK, row);
        }
        return afterLosing(row);
    }

    /** Another process has taken the number: either it did just this, or the production model is another one now. */
    private PromotionReport afterLosing(PromotionRow ours) {
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(ours.configKey()));
        PromotionRow theirs = history.latest().orElseThrow();
        boolean same = theirs.kind().equals(ours.kind())
                && theirs.sequence() == ours.sequence()
                && theirs.modelSha256().equals(ours.modelSha256())
                && theirs.evaluationId().equals(ours.evaluationId());
        if (same) {
            return already(theirs);
        }
        return refused(
                history,
                ours.configKey(),
                ours.evaluationId(),
                "Cannot change the production model of " + ours.configKey() + " to " + ours.modelSha256()
                        + ": another process has changed it to " + theirs.modelSha256()
                        + " meanwhile. Look at that change first.");
    }

    /** A process that was killed after its commit has told nobody: that is made good here. */
    private PromotionReport already(PromotionRow row) {
        events.publish(row);
        boolean promotion = row.kind().equals(ProductionHistory.PROMOTE);
        return report(promotion ? Outcome.ALREADY_PROMOTED : Outcome.ALREADY_ROLLED_BACK, row);
    }

    private static PromotionReport report(Outcome outcome, PromotionRow row) {
        return new PromotionReport(
                outcome, row.configKey(), row.sequence(), row.modelSha256(), row.evaluationId(), row.reason());
    }

    private static PromotionReport refused(
            ProductionHistory history, String configKey, String evaluationId, String reason) {
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
