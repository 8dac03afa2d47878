package org.ringrift.jobs.driver.event;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;

/**
 * Publishes what was committed and hands it to those who react, under a leadership. What it has not come to when its process ends
 * is done by the next leader's. For one thread.
 */
public final class EventPump {
    private final Lake lake;
    private final InstantSource clock;
    private final Function<EventLog, List<EventHandler>> handlers;
    private long epoch;
    private FactPublisher publisher;
    private Subscriptions subscriptions;

    /**
     * @param lake the warehouse, open
     * @param clock the time
     * @param handlers makes those who react, one for each of several names, for a log of events
     */
    public EventPump(Lake lake, InstantSource clock, Function<EventLog, List<EventHandler>> handlers) {
        this.lake = lake;
        this.clock = clock;
        this.handlers = handlers;
    }

    /**
     * One step.
     *
     * @param leader epoch of the leadership, from 1
     * @return events published
     * @throws StageFailure if the tables cannot be read or written, another leads, or a consumer has failed: the others have made
     *     their steps nevertheless
     */
    public long step(long leader) {
        if (leader != epoch) {
            lake.events().raiseFence(leader);
            EventLog log = LakeEventLog.ofLeader(lake, leader);
            publisher = new FactPublisher(log, FactSources.of(lake), clock);
            subscriptions = new Subscriptions(log, clock, handlers.apply(log));
            epoch = leader;
        }
        long published = publisher.step();
        List<RuntimeException> failures = subscriptions.step().stream()
                .flatMap(standing -> standing.failure().stream())
                .toList();
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
        return published;
    }
}
