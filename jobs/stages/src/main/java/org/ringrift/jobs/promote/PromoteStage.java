package org.ringrift.jobs.promote;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.evidence.EvaluationPlan;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.promote.PromotionDecider.Intention;
import org.ringrift.jobs.promote.PromotionReport.Outcome;
import org.ringrift.jobs.run.StageRun;

/**
 * Makes the candidate of an evaluation the production model, in one commit that names its evidence. Fails closed: any
 * doubt, any exception while checking, and any change of the production model meanwhile mean no promotion.
 */
public final class PromoteStage {
    private final Lake lake;
    private final InstantSource clock;
    private final PromotionEvents events;
    private final PromotionDecider promotionDecider;

    /**
     * @param lake where everything is
     * @param clock the time that rows carry
     */
    public PromoteStage(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
        this.events = new PromotionEvents(lake);
        this.promotionDecider = new PromotionDecider(lake, clock);
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
                .record(
                        () -> commit(promotionDecider.promotion(configKey, evaluationId, runId), Outcome.PROMOTED),
                        PromotionReport::counts);
    }

    /**
     * What {@link #promote} would do now; all checks are made, nothing is changed, and no open lake is needed.
     *
     * @param configKey configuration
     * @param evaluationId which evaluation; empty for the newest one of the configuration
     * @return the preview
     * @throws UserError if there is no such evaluation of the configuration
     */
    public PromotionPreview preview(String configKey, Optional<String> evaluationId) {
        EvaluationRow evaluation = promotionDecider.evaluation(configKey, evaluationId);
        PromotionReport report = promotionDecider
                .promotion(configKey, Optional.of(evaluation.evaluationId()), "")
                .report(Outcome.PROMOTED);
        return new PromotionPreview(
                WarehouseState.of(lake), report, EvaluationPlan.of(evaluation).requirements());
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
                .record(
                        () -> commit(promotionDecider.rollBack(configKey, why, runId), Outcome.ROLLED_BACK),
                        PromotionReport::counts);
    }

    /**
     * What {@link #rollBack} would do now; nothing is changed, and no open lake is needed.
     *
     * @param configKey configuration
     * @param why the reason that a person gives, may be empty
     * @return the preview
     */
    public PromotionPreview previewRollBack(String configKey, String why) {
        PromotionReport report = promotionDecider.rollBack(configKey, why, "").report(Outcome.ROLLED_BACK);
        return new PromotionPreview(WarehouseState.of(lake), report, Map.of());
    }

    private PromotionReport commit(Intention intention, Outcome outcome) {
        PromotionRow row = intention.row();
        if (intention.settled() != null) {
            return row == null ? intention.settled() : already(row);
        }
        if (lake.promotions().appendNext(row)) {
            events.publish(row);
            return PromotionReport.of(outcome, row);
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
        return PromotionDecider.refused(
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
        return PromotionReport.of(promotion ? Outcome.ALREADY_PROMOTED : Outcome.ALREADY_ROLLED_BACK, row);
    }
}
