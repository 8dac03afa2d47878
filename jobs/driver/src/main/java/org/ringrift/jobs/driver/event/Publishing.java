package org.ringrift.jobs.driver.event;

import java.time.InstantSource;
import org.ringrift.jobs.lake.Lake;

/** Publishes what was committed, for a driver that leads: what it has not come to is published by the next one. For one thread. */
public final class Publishing {
    private final LeadersLog<FactPublisher> publisher;

    /**
     * @param lake the warehouse, open
     * @param clock the time
     */
    public Publishing(Lake lake, InstantSource clock) {
        this.publisher = new LeadersLog<>(lake, log -> new FactPublisher(log, FactSources.of(lake), clock));
    }

    /**
     * One step.
     *
     * @param epoch of the leadership, from 1
     * @return events published
     * @throws org.ringrift.StageFailure if the tables cannot be read or written, or another leads
     */
    public long step(long epoch) {
        return publisher.in(epoch).step();
    }
}
