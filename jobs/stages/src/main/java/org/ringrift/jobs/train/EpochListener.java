package org.ringrift.jobs.train;

import java.io.Serializable;
import org.ringrift.jobs.lake.schema.EpochMetrics;

/** Is told of each epoch in the process that trains, once its checkpoint is kept. */
@FunctionalInterface
interface EpochListener extends Serializable {
    /** @param epoch its result */
    void epochEnded(EpochMetrics epoch);
}
