package org.ringrift.jobs.driver.regress;

import java.util.Optional;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;

/**
 * A promotion that can be undone: the newest change of a configuration, above another production model. A roll-back is not
 * watched, so models do not go back and forth without a gate between.
 *
 * @param now the promotion
 * @param before the promotion of the model that a roll-back returns to
 */
public record WatchedPromotion(PromotionRow now, PromotionRow before) {
    /** The one of a configuration; empty if nothing was promoted, there is nothing to return to, or a roll-back came last. */
    public static Optional<WatchedPromotion> of(ProductionHistory history) {
        return history.latest()
                .filter(row -> row.kind().equals(ProductionHistory.PROMOTE))
                .flatMap(row -> history.below().map(before -> new WatchedPromotion(row, before)));
    }

    /** Configuration of both models. */
    public String configKey() {
        return now.configKey();
    }
}
