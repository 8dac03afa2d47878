package org.ringrift.jobs.driver.event;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a dead letter: the business key of all events about it.
 *
 * @param round which time the consumer has given up on the event, from 1
 * @param consumer name of the consumer
 * @param eventType kind of the event
 * @param eventKey its business key
 */
public record LetterId(long round, String consumer, String eventType, String eventKey) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/([^/]+)/([^/]+)/(.+)");

    /** A name in text; empty if it is none. */
    static Optional<LetterId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new LetterId(Long.parseLong(parts.group(1)), parts.group(2), parts.group(3), parts.group(4)))
                : Optional.empty();
    }

    /** The letter that is written when this one is replayed in vain. */
    LetterId next() {
        return new LetterId(round + 1, consumer, eventType, eventKey);
    }

    /** Members of the payload of all events about a letter. */
    Map<String, Object> members() {
        return Map.of("round", round, "consumer", consumer, "event_type", eventType, "event_key", eventKey);
    }

    /** {@code ROUND/CONSUMER/TYPE/KEY}. */
    @Override
    public String toString() {
        return round + "/" + consumer + "/" + eventType + "/" + eventKey;
    }
}
