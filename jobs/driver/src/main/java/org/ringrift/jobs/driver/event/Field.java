package org.ringrift.jobs.driver.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A member of an event's payload.
 *
 * @param name in snake case
 * @param kind what values it has
 * @param meaning in a few words, with the unit
 * @param nullWhen when it is null; null for never
 */
public record Field(String name, Kind kind, String meaning, String nullWhen) {
    /** What values a member has. */
    public enum Kind {
        /** Any text. */
        TEXT("text"),
        /** A whole number of 64 bits. */
        WHOLE("whole number"),
        /** A finite number. */
        REAL("number");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    static Field text(String name, String meaning) {
        return new Field(name, Kind.TEXT, meaning, null);
    }

    static Field whole(String name, String meaning) {
        return new Field(name, Kind.WHOLE, meaning, null);
    }

    static Field real(String name, String meaning) {
        return new Field(name, Kind.REAL, meaning, null);
    }

    /** The same member, null at times. */
    Field orNull(String when) {
        return new Field(name, kind, meaning, when);
    }

    /**
     * What is wrong with a value.
     *
     * @param value JSON; null if the member is missing
     * @return to be read after the name of the event; empty if nothing is
     */
    Optional<String> problem(JsonNode value) {
        if (value == null) {
            return Optional.of("lacks '" + name + "', a " + kind.words());
        }
        if (value.isNull() && nullWhen != null) {
            return Optional.empty();
        }
        boolean fits = switch (kind) {
            case TEXT -> value.isTextual();
            case WHOLE -> value.isIntegralNumber() && value.canConvertToLong();
            case REAL -> value.isNumber() && Double.isFinite(value.doubleValue());
        };
        return fits
                ? Optional.empty()
                : Optional.of("has '" + name + "': " + value + ", where a " + kind.words() + " must be");
    }
}
