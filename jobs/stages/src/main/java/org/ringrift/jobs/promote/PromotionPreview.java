package org.ringrift.jobs.promote;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.stage.StagePreview;

/**
 * What an attempt to change the production model would come to.
 *
 * @param warehouse where the change would go
 * @param report what would be reported if nobody else changes anything meanwhile
 * @param gates what the gate demands, by opponent; none for a return to an earlier model
 */
public record PromotionPreview(WarehouseState warehouse, PromotionReport report, Map<String, String> gates)
        implements StagePreview {
    /** Copies the map, in its order. */
    public PromotionPreview {
        gates = new LinkedHashMap<>(gates);
    }

    @Override
    public boolean positive() {
        return report.done();
    }
}
