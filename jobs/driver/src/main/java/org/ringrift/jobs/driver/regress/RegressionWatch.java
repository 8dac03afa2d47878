package org.ringrift.jobs.driver.regress;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventHandler;
import org.ringrift.jobs.driver.event.EventLog;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.Payload;
import org.ringrift.jobs.driver.regress.RegressionVerdict.Finding;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.table.ProductionHistory;

/**
 * Looks at the production model whenever there may be something new to say of it, tells of a regression, and rolls back for a severe
 * one. What it does follows from the tables: asked twice, late, or again after its process has ended, it comes to the same end, since a
 * promotion that was rolled back is not the newest change any more. An exception means that nothing is rolled back.
 */
public final class RegressionWatch implements EventHandler {
    private static final String NAME = "regression-watch";

    private final Lake lake;
    private final EventLog log;
    private final RollBack rollBack;
    private final EvidenceReader reader;

    /**
     * @param lake the warehouse, open
     * @param log where it tells of regressions, the leader's
     * @param rollBack undoes promotions, in the leader's epoch
     */
    public RegressionWatch(Lake lake, EventLog log, RollBack rollBack) {
        this.lake = lake;
        this.log = log;
        this.rollBack = rollBack;
        this.reader = new EvidenceReader(lake);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(
                EventType.ELO_UPDATED,
                EventType.EVALUATION_COMPLETED,
                EventType.MATCH_COMPLETED,
                EventType.MODEL_PROMOTED);
    }

    @Override
    public void handle(Event event) {
        WatchedPromotion.of(ProductionHistory.of(lake.promotions().history(event.configKey())))
                .ifPresent(this::watch);
    }

    private void watch(WatchedPromotion promotion) {
        RegressionVerdict verdict = RegressionRule.judge(reader.read(promotion));
        if (verdict.finding().isEmpty()) {
            return;
        }
        log.publish(List.of(detected(promotion, verdict.finding().get())));
        if (verdict.rollsBack()) {
            rollBack.undo(promotion, verdict.reason());
        }
    }

    private Event detected(WatchedPromotion promotion, Finding finding) {
        long sequence = promotion.now().sequence();
        Map<String, Object> payload = Map.of(
                "sequence", sequence,
                "model_sha256", promotion.now().modelSha256(),
                "severity", finding.severity().word(),
                "elo_drop", finding.eloDrop(),
                "evidence", finding.source());
        return new Event(
                EventType.REGRESSION_DETECTED,
                promotion.configKey() + "/" + sequence + "/"
                        + finding.severity().word(),
                promotion.configKey(),
                Payload.of(EventType.REGRESSION_DETECTED, payload),
                NAME,
                log.epoch(),
                finding.at());
    }
}
