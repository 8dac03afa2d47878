package org.ringrift.jobs.driver.distribute;

import org.ringrift.jobs.lake.schema.ModelRow;

/** Brings a promoted model to where it must be before anyone plays it, besides this warehouse. */
@FunctionalInterface
public interface ModelDelivery {
    /** Nowhere. */
    ModelDelivery NONE = model -> {};

    /**
     * Brings it; nothing is done where it is already.
     *
     * @param model in this warehouse, whole
     * @throws org.ringrift.StageFailure if it could not be brought everywhere
     */
    void deliver(ModelRow model);
}
