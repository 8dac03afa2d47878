package org.ringrift.jobs.driver.event;

import java.util.function.Function;
import org.ringrift.jobs.lake.Lake;

/**
 * Something that works on the log of events under a leadership: made anew for each epoch, since another process may have gone on
 * meanwhile. For one thread.
 *
 * @param <T> what works on it
 */
final class LeadersLog<T> {
    private final Lake lake;
    private final Function<EventLog, T> maker;
    private long epoch;
    private T made;

    /**
     * @param lake the warehouse, open
     * @param maker makes it for a log
     */
    LeadersLog(Lake lake, Function<EventLog, T> maker) {
        this.lake = lake;
        this.maker = maker;
    }

    /**
     * What works in an epoch.
     *
     * @param leader the epoch, from 1
     * @throws org.ringrift.StageFailure of kind CANCELLED if another leads
     */
    T in(long leader) {
        if (leader != epoch) {
            lake.events().raiseFence(leader);
            made = maker.apply(LakeEventLog.ofLeader(lake, leader));
            epoch = leader;
        }
        return made;
    }
}
