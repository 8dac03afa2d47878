package org.ringrift.jobs.maintain;

import java.util.List;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.delta.MaintenancePlan;
import org.ringrift.jobs.stage.StagePreview;

/**
 * What maintenance would do.
 *
 * @param warehouse where
 * @param tables what would be done to each table that is there
 */
public record MaintainPreview(WarehouseState warehouse, List<MaintenancePlan> tables) implements StagePreview {
    /** Copies the list. */
    public MaintainPreview {
        tables = List.copyOf(tables);
    }
}
