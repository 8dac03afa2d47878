package org.ringrift.jobs.driver.event;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.ringrift.jobs.lake.Lake;

/** Hands events to those who react, for a driver that leads. For one thread. */
public final class Reacting {
    private final LeadersLog<Subscriptions> subscriptions;

    /**
     * @param lake the warehouse, open
     * @param clock the time
     * @param handlers makes those who react, for a log of events
     */
    public Reacting(Lake lake, InstantSource clock, Function<EventLog, List<EventHandler>> handlers) {
        this.subscriptions = new LeadersLog<>(lake, log -> new Subscriptions(log, clock, handlers.apply(log)));
    }

    /**
     * One step of each consumer.
     *
     * @param epoch of the leadership, from 1
     * @return events handled
     * @throws RuntimeException the failure of a consumer; the others have made their steps nevertheless
     */
    public int step(long epoch) {
        int handled = 0;
        RuntimeException first = null;
        for (Subscriptions.Standing standing : subscriptions.in(epoch).step()) {
            handled += standing.step().map(EventConsumer.Step::handled).orElse(0);
            if (standing.failure().isPresent()) {
                RuntimeException failure = standing.failure().get();
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
        return handled;
    }
}
