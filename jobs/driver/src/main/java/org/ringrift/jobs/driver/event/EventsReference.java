package org.ringrift.jobs.driver.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reference page of events from {@link EventType}. */
public final class EventsReference {
    private EventsReference() {}

    /**
     * Writes the page.
     *
     * @param arguments the file to write, such as {@code docs/reference/events.md}
     * @throws IOException if it cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path page = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(page.getParent());
        Files.writeString(page, render());
    }

    /** The page, in Markdown. */
    public static String render() {
        StringBuilder page = new StringBuilder("# Events\n\n"
                + "Generated from `jobs/driver/src/main/java/org/ringrift/jobs/driver/event/EventType.java`: change that, then\n"
                + "run the tests with `-Dringrift.docs.update=true`.\n\n"
                + "Events are the rows of the table [`events`](tables.md#events): facts that others react to, one of each type\n"
                + "and business key. The payload is a JSON object with exactly the members below. How they are published and\n"
                + "delivered: [0017](../decisions/0017-events.md); `./ringrift events --help` shows them.\n\n"
                + "| type | key | what it says | published from |\n|---|---|---|---|\n");
        for (EventType type : EventType.values()) {
            page.append("| [`")
                    .append(type.word())
                    .append("`](#")
                    .append(type.word())
                    .append(") | `")
                    .append(type.key())
                    .append("` | ")
                    .append(type.meaning())
                    .append(" | ")
                    .append(type.origin().words())
                    .append(" |\n");
        }
        for (EventType type : EventType.values()) {
            page.append("\n## ").append(type.word()).append("\n\n| member | type | meaning |\n|---|---|---|\n");
            type.fields().forEach(field -> member(page, field));
        }
        return page.toString();
    }

    private static void member(StringBuilder page, Field field) {
        page.append("| `")
                .append(field.name())
                .append("` | ")
                .append(field.kind().words())
                .append(" | ")
                .append(field.meaning())
                .append(field.nullWhen() == null ? "" : "; null when " + field.nullWhen())
                .append(" |\n");
    }
}
