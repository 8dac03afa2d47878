package org.ringrift.jobs.driver.distribute;

import static org.apache.spark.sql.functions.col;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;

/** Says which model self-play may use. */
public final class Distributed {
    private final Lake lake;

    /** @param lake the warehouse, open */
    public Distributed(Lake lake) {
        this.lake = lake;
    }

    /**
     * The model of the newest promotion that stands and whose files were verified: until those of a new production model are, the
     * one before it. A model that was rolled back is none of them.
     *
     * @param configKey configuration
     * @return sha256 of the model; empty if there is none
     * @throws org.ringrift.StageFailure if a table cannot be read, or its rows contradict each other
     */
    public Optional<String> model(String configKey) {
        ProductionHistory history = ProductionHistory.of(lake.promotions().history(configKey));
        if (history.stack().isEmpty()) {
            return Optional.empty();
        }
        Set<String> verified = verified(configKey);
        return history.stack().stream()
                .map(PromotionRow::modelSha256)
                .filter(verified::contains)
                .findFirst();
    }

    private Set<String> verified(String configKey) {
        return lake
                .events()
                .records(lake.events()
                        .read()
                        .where(col("type")
                                .equalTo(EventType.MODEL_DISTRIBUTION_COMPLETE.word())
                                .and(col("config_key").equalTo(configKey))))
                .stream()
                .flatMap(row -> Event.of(row).stream())
                .map(event -> event.payload().text("model_sha256"))
                .collect(Collectors.toSet());
    }
}
