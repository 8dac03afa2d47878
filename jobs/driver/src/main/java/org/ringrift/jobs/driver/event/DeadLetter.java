package org.ringrift.jobs.driver.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ringrift.jobs.lake.schema.EventRow;

/**
 * An event that a consumer could not handle.
 *
 * @param id its name
 * @param configKey configuration of the event
 * @param attempts how often it was tried; 0 = the event could not be read
 * @param cause what went wrong the last time
 * @param at when the consumer gave up
 * @param state what has become of it
 */
public record DeadLetter(LetterId id, String configKey, long attempts, String cause, Instant at, State state) {
    /** What has become of a letter. */
    public enum State {
        /** Nobody has looked after it. */
        OPEN,
        /** The consumer is to try once more. */
        REQUESTED,
        /** It was handled after all. */
        REPLAYED,
        /** It was tried once more, in vain: the letter of the next round says why. */
        FAILED_AGAIN;

        /** In small letters. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A letter that is about to be written. */
    static DeadLetter written(LetterId id, String configKey, long attempts, String cause, Instant now) {
        return new DeadLetter(id, configKey, attempts, cause, now, State.OPEN);
    }

    /** The event that says it. */
    Event event(long epoch) {
        Map<String, Object> members = new HashMap<>(id.members());
        members.put("attempts", attempts);
        members.put("cause", cause);
        return about(EventType.DEAD_LETTER, id, members, configKey, "consumer/" + id.consumer(), epoch, at);
    }

    /** The event that says that the event of a letter was handled after all. */
    static Event replayed(LetterId id, String configKey, long epoch, Instant now) {
        return about(
                EventType.DEAD_LETTER_REPLAYED, id, id.members(), configKey, "consumer/" + id.consumer(), epoch, now);
    }

    /** The event that asks the consumer to try once more. */
    Event request(String runId, Instant now) {
        return about(EventType.REPLAY_REQUESTED, id, id.members(), configKey, runId, 0, now);
    }

    private static Event about(
            EventType type,
            LetterId id,
            Map<String, Object> members,
            String configKey,
            String runId,
            long epoch,
            Instant at) {
        return new Event(type, id.toString(), configKey, Payload.of(type, members), runId, epoch, at);
    }

    /**
     * All letters.
     *
     * @param rows of table {@code events}; those that are not about letters are passed over
     * @return the letters, oldest first
     * @throws org.ringrift.StageFailure if a row about a letter cannot be read
     */
    public static List<DeadLetter> of(List<EventRow> rows) {
        List<Event> letters = new ArrayList<>();
        Map<EventType, Set<String>> names = new HashMap<>();
        for (EventRow row : rows) {
            EventType type = EventType.of(row.type()).orElse(null);
            if (type != null && type.bookkeeping()) {
                names.computeIfAbsent(type, each -> new HashSet<>()).add(row.businessKey());
                if (type == EventType.DEAD_LETTER) {
                    letters.add(Event.of(row).orElseThrow());
                }
            }
        }
        return letters.stream()
                .map(letter -> of(letter, names))
                .sorted(Comparator.comparing(DeadLetter::at)
                        .thenComparing(letter -> letter.id().toString()))
                .toList();
    }

    private static DeadLetter of(Event letter, Map<EventType, Set<String>> names) {
        Payload payload = letter.payload();
        LetterId id = new LetterId(
                payload.whole("round"),
                payload.text("consumer"),
                payload.text("event_type"),
                payload.text("event_key"));
        return new DeadLetter(
                id,
                letter.configKey(),
                payload.whole("attempts"),
                payload.text("cause"),
                letter.createdAt(),
                state(id, names));
    }

    private static State state(LetterId id, Map<EventType, Set<String>> names) {
        if (holds(names, EventType.DEAD_LETTER_REPLAYED, id)) {
            return State.REPLAYED;
        }
        if (holds(names, EventType.DEAD_LETTER, id.next())) {
            return State.FAILED_AGAIN;
        }
        return holds(names, EventType.REPLAY_REQUESTED, id) ? State.REQUESTED : State.OPEN;
    }

    private static boolean holds(Map<EventType, Set<String>> names, EventType type, LetterId id) {
        return names.getOrDefault(type, Set.of()).contains(id.toString());
    }
}
