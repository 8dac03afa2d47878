package org.ringrift.jobs.driver.distribute;

import java.util.Optional;
import org.ringrift.DamagedInput;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;
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
     * The model of the newest promotion that stands and whose files are whole, looked at now: a new production model is used as soon
     * as it is promoted, and one whose files are damaged is not. A model that was rolled back is none of them.
     *
     * @param configKey configuration
     * @return sha256 of the model; empty if there is none
     * @throws StageFailure if a table or the store cannot be read, or rows contradict each other
     */
    public Optional<String> model(String configKey) {
        return ProductionHistory.of(lake.promotions().history(configKey)).stack().stream()
                .map(PromotionRow::modelSha256)
                .filter(this::isWhole)
                .findFirst();
    }

    /** {@link Distribution} tells people what is wrong with one that is not. */
    private boolean isWhole(String sha256) {
        Optional<ModelRow> row = lake.models().find(sha256);
        if (row.isEmpty()) {
            return false;
        }
        try {
            new ModelFilesCheck(lake.warehouse()).verify(row.get());
            return true;
        } catch (DamagedInput e) {
            return false;
        }
    }
}
