package org.ringrift.jobs.driver.event;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The consumers of a process, one for each handler. For one thread. */
public final class Subscriptions {
    private static final Pattern NAMES = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<EventConsumer> consumers = new ArrayList<>();

    /**
     * What a consumer has done in a step.
     *
     * @param consumer its name
     * @param step what it has done; empty if it has failed
     * @param failure why its step has failed; empty if it has not
     */
    public record Standing(String consumer, Optional<EventConsumer.Step> step, Optional<RuntimeException> failure) {}

    /**
     * @param log where events are
     * @param clock the time
     * @param handlers what reacts: one line each
     * @throws IllegalArgumentException if two have one name, or a name or type cannot be used
     */
    public Subscriptions(EventLog log, InstantSource clock, List<EventHandler> handlers) {
        Set<String> names = new HashSet<>();
        for (EventHandler handler : handlers) {
            check(handler);
            if (!names.add(handler.name())) {
                throw new IllegalArgumentException("Two handlers have the name " + handler.name() + ".");
            }
            consumers.add(new EventConsumer(handler, log, Retries.STANDARD, clock));
        }
    }

    private static void check(EventHandler handler) {
        if (!NAMES.matcher(handler.name()).matches()) {
            throw new IllegalArgumentException("A consumer cannot be named '" + handler.name()
                    + "': require small letters and digits, with hyphens between.");
        }
        if (handler.types().isEmpty() || handler.types().stream().anyMatch(EventType::bookkeeping)) {
            throw new IllegalArgumentException("Consumer " + handler.name() + " cannot take " + handler.types()
                    + ": require types, and none about deliveries, of which there would be no end.");
        }
    }

    /** Lets each consumer go on; the failure of one does not keep the others from it. */
    public List<Standing> step() {
        List<Standing> standings = new ArrayList<>();
        for (EventConsumer consumer : consumers) {
            standings.add(step(consumer));
        }
        return standings;
    }

    private static Standing step(EventConsumer consumer) {
        try {
            return new Standing(consumer.name(), Optional.of(consumer.step()), Optional.empty());
        } catch (RuntimeException e) {
            return new Standing(consumer.name(), Optional.empty(), Optional.of(e));
        }
    }
}
