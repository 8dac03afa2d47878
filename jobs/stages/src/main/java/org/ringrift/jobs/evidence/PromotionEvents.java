package org.ringrift.jobs.evidence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.table.ProductionHistory;
import org.ringrift.jobs.run.StageRun;

/** Tells others of changes of the production model, each once. */
public final class PromotionEvents {
    private final Lake lake;

    /** @param lake the warehouse */
    public PromotionEvents(Lake lake) {
        this.lake = lake;
    }

    /**
     * Publishes a committed change unless that was done before.
     *
     * @param row the change
     */
    public void publish(PromotionRow row) {
        boolean promotion = row.kind().equals(ProductionHistory.PROMOTE);
        Map<String, Object> payload = new TreeMap<>();
        payload.put("sequence", row.sequence());
        payload.put("model_sha256", row.modelSha256());
        payload.put("previous", row.previous());
        payload.put("evaluation_id", row.evaluationId());
        payload.put("dataset_id", row.datasetId());
        payload.put("reason", row.reason());
        lake.events()
                .append(List.of(new EventRow(
                        promotion ? "model_promoted" : "model_rolled_back",
                        row.configKey() + "/" + row.sequence(),
                        row.configKey(),
                        StageRun.toJson(payload),
                        row.runId(),
                        row.epoch(),
                        row.createdAt())));
    }
}
