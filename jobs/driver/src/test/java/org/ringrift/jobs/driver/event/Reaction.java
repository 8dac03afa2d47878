package org.ringrift.jobs.driver.event;

import java.util.Set;
import java.util.function.Consumer;

/** A handler of a test. */
record Reaction(String name, Set<EventType> types, Consumer<Event> effect) implements EventHandler {
    @Override
    public void handle(Event event) {
        effect.accept(event);
    }
}
