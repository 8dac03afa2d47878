package org.ringrift.jobs.driver.event;

import java.time.Duration;
import java.util.Set;

/**
 * Reacts to events. It gets each of its types at least once, at times again after it was handled, late, and not in the order of
 * the facts: what it does must be idempotent, and follow from what tables say now, to which the event only draws attention.
 */
public interface EventHandler {
    /** Name of the consumer, unlike any other: lower case letters, digits, and hyphens between. */
    String name();

    /** What it reacts to. */
    Set<EventType> types();

    /**
     * Reacts to an event. Whatever is thrown is a failure, after which it is tried again; a {@link org.ringrift.StageFailure} of
     * kind CANCELLED says that this process is to stop, and is none.
     *
     * @param event of one of the types
     */
    void handle(Event event);

    /** How long reacting to one event may take; the thread is interrupted then. */
    default Duration timeLimit() {
        return Duration.ofMinutes(10);
    }
}
