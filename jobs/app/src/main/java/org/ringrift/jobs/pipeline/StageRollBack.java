package org.ringrift.jobs.pipeline;

import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.regress.RollBack;
import org.ringrift.jobs.driver.regress.WatchedPromotion;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.promote.PromoteRequest;
import org.ringrift.jobs.promote.PromoteStage;
import org.ringrift.jobs.promote.PromotionReport;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.rules.GameConfig;

/** Undoes promotions by the stage {@code promote}, in a run whose identity names the promotion. */
public final class StageRollBack implements RollBack {
    private final StageContext context;

    /** @param context where the stage runs, under the mandate of the driver that leads */
    public StageRollBack(StageContext context) {
        this.context = context;
    }

    @Override
    public void undo(WatchedPromotion promotion, String reason) {
        if (!stands(promotion)) {
            return;
        }
        GameConfig config = GameConfig.parse(promotion.configKey());
        long sequence = promotion.now().sequence();
        PromotionReport report = StageRunner.run(
                context,
                new PromoteStage(),
                PromoteRequest.undoing(config, sequence, reason + "."),
                "driver-" + config.key() + "-roll-back-" + sequence);
        if (!report.done() && stands(promotion)) {
            throw new StageFailure(report.reason());
        }
        context.listener().said(config.key() + " roll-back: " + report.reason());
    }

    private boolean stands(WatchedPromotion promotion) {
        return context.lake()
                .promotions()
                .latest(promotion.configKey())
                .map(PromotionRow::sequence)
                .equals(Optional.of(promotion.now().sequence()));
    }
}
