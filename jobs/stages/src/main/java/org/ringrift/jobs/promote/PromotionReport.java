package org.ringrift.jobs.promote;

import java.util.Map;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.stage.StageReport;

/**
 * What became of an attempt to change the production model.
 *
 * @param outcome how it ended
 * @param configKey configuration
 * @param sequence number of the change that stands now; 0 when there is none
 * @param production sha256 of the production model that stands now, null when there is none
 * @param evaluationId evaluation that was asked for or returned to, null when there is none
 * @param reason why, one sentence
 */
public record PromotionReport(
        Outcome outcome, String configKey, long sequence, String production, String evaluationId, String reason)
        implements StageReport {
    /** How an attempt ends. */
    public enum Outcome {
        /** The candidate is the production model now. */
        PROMOTED,
        /** The same evaluation had made it so before. */
        ALREADY_PROMOTED,
        /** The model before is the production model again. */
        ROLLED_BACK,
        /** Another process has rolled back the same promotion at the same time. */
        ALREADY_ROLLED_BACK,
        /** Nothing was changed. */
        REFUSED
    }

    /** The report of a change that stands. */
    static PromotionReport of(Outcome outcome, PromotionRow row) {
        return new PromotionReport(
                outcome, row.configKey(), row.sequence(), row.modelSha256(), row.evaluationId(), row.reason());
    }

    /** Whether the production model is what was asked for. */
    public boolean done() {
        return outcome != Outcome.REFUSED;
    }

    @Override
    public boolean positive() {
        return done();
    }

    @Override
    public Map<String, Long> counts() {
        boolean changed = outcome == Outcome.PROMOTED || outcome == Outcome.ROLLED_BACK;
        return Map.of("promotions", changed ? 1L : 0L);
    }
}
