package org.ringrift.jobs.lake;

import java.util.List;

/**
 * How a warehouse stands before anything is done.
 *
 * @param location where it is
 * @param exists whether it is there
 * @param missingTables tables that opening it would make
 */
public record WarehouseState(String location, boolean exists, List<String> missingTables) {
    /** Copies the list. */
    public WarehouseState {
        missingTables = List.copyOf(missingTables);
    }

    /** Looks, and changes nothing. */
    public static WarehouseState of(Lake lake) {
        return new WarehouseState(lake.warehouse().toString(), lake.warehouse().exists(), lake.missingTables());
    }
}
