package org.ringrift.jobs.cli.events;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.ringrift.StageFailure;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.Field;
import org.ringrift.jobs.driver.event.Payload;
import org.ringrift.jobs.lake.schema.EventRow;

/** Events and dead letters for people. */
final class EventsText {
    /** Characters of a payload or cause in a list; {@code show} has the whole. */
    private static final int FIRST_WORDS = 64;

    private EventsText() {}

    /** A table with a line for each event, and how many there are. */
    static String list(List<EventLine> events) {
        List<List<String>> rows = events.stream()
                .map(event -> List.of(
                        time(event.createdAt()), event.type(), event.configKey(), event.key(), first(event.payload())))
                .toList();
        return table(List.of("at", "type", "config", "key", "payload"), rows) + "(" + events.size()
                + (events.size() == 1 ? " event)" : " events)");
    }

    /** Several lines, the last one without an end: what the event says. */
    static String of(EventType type, EventRow row) {
        List<String> lines = new ArrayList<>();
        add(lines, "Event", row.type() + " " + row.businessKey());
        add(lines, "Says", type.meaning());
        add(lines, "Config", row.configKey());
        add(lines, "At", time(row.createdAt()));
        add(lines, "Run", row.runId());
        add(lines, "Epoch", Long.toString(row.epoch()));
        try {
            Payload payload = Event.of(row).orElseThrow().payload();
            for (Field field : type.fields()) {
                add(lines, "  " + field.name(), payload.shown(field.name()));
            }
        } catch (StageFailure e) {
            add(lines, "Payload", row.payload());
            add(lines, "Error", e.getMessage());
        }
        return String.join("\n", lines);
    }

    /** A table with a line for each letter, and how many there are. */
    static String letters(List<LetterLine> letters, int all) {
        List<List<String>> rows = letters.stream()
                .map(letter -> List.of(
                        letter.letter(),
                        letter.state(),
                        letter.configKey(),
                        time(letter.at()),
                        Long.toString(letter.attempts()),
                        first(letter.cause())))
                .toList();
        return table(List.of("letter", "state", "config", "at", "attempts", "cause"), rows) + "(" + letters.size()
                + " of " + all + (all == 1 ? " dead letter)" : " dead letters)");
    }

    private static String table(List<String> columns, List<List<String>> rows) {
        return new TextTable(columns, Collections.nCopies(columns.size(), Align.LEFT), rows).render();
    }

    private static void add(List<String> lines, String name, String value) {
        lines.add(String.format(Locale.ROOT, "%-20s%s", name, value));
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String first(String text) {
        return text.codePointCount(0, text.length()) <= FIRST_WORDS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, FIRST_WORDS - 1)) + "…";
    }
}
