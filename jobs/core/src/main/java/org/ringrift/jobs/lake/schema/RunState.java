package org.ringrift.jobs.lake.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.UserError;

/** What an attempt of a run has come to; in the order in which an attempt passes through them, the ends last. */
public enum RunState {
    /** Somebody wants it to be run. */
    PLANNED,
    /** A process has taken it, and has not begun. */
    CLAIMED,
    /** A process works on it. */
    RUNNING,
    /** It is done. */
    SUCCEEDED,
    /** It could not be done. */
    FAILED,
    /** It was told to end. */
    CANCELLED,
    /** It was planned, and nobody took it in time. */
    EXPIRED,
    /** Its process ended without a word. */
    LOST;

    /** Words of programs before schema 3, for {@link #RUNNING} and {@link #SUCCEEDED}. */
    public static final String OLD_RUNNING = "started";

    public static final String OLD_SUCCEEDED = "finished";

    /** The word that the table holds. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing comes after it in the same attempt. */
    public boolean ended() {
        return compareTo(RUNNING) > 0;
    }

    /**
     * The state of a row.
     *
     * @param word what the table holds
     * @throws IllegalArgumentException if it is no state
     */
    public static RunState of(String word) {
        return switch (word) {
            case OLD_RUNNING -> RUNNING;
            case OLD_SUCCEEDED -> SUCCEEDED;
            default -> valueOf(word.toUpperCase(Locale.ROOT));
        };
    }

    /**
     * The state that a user names.
     *
     * @throws UserError if there is no such state; names those that there are
     */
    public static RunState parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.word().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new UserError("Cannot use '" + text + "' as the state of a run: it is none. Give "
                        + Arrays.stream(values()).map(RunState::word).collect(Collectors.joining(", ")) + "."));
    }
}
