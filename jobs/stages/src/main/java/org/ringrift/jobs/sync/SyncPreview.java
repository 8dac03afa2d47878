package org.ringrift.jobs.sync;

import java.util.List;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.stage.StagePreview;

/**
 * What a sync would do.
 *
 * @param warehouse where rows would go
 * @param plan what would be done
 * @param promotions what would be done to promotions, by configuration; empty unless they are followed
 */
public record SyncPreview(WarehouseState warehouse, SyncPlan plan, List<FollowOutcome> promotions)
        implements StagePreview {
    /** Copies the list. */
    public SyncPreview {
        promotions = List.copyOf(promotions);
    }

    @Override
    public boolean positive() {
        return plan.conflicts() == 0
                && plan.refusals().isEmpty()
                && promotions.stream().allMatch(FollowOutcome::followed);
    }
}
