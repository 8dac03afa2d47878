package org.ringrift.jobs.lake.schema;

import java.util.Locale;

/** What an attempt of an item of planned work has come to; in the order in which an attempt passes through them, the ends last. */
public enum WorkState {
    /** It waits to be taken. */
    QUEUED,
    /** A driver has taken it, to run it. */
    CLAIMED,
    /** Its run has succeeded. */
    DONE,
    /** Its run has failed. */
    FAILED,
    /** Its run was told to end, or what it was planned for was not owed any more. */
    CANCELLED,
    /** Nobody took it in time. */
    EXPIRED,
    /** The driver that had taken it is gone, and its run has not succeeded; another attempt may follow. */
    LOST;

    /** The word that the table holds. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing comes after it in the same attempt. */
    public boolean ended() {
        return compareTo(CLAIMED) > 0;
    }

    /**
     * The state of a row.
     *
     * @param word what the table holds
     * @throws IllegalArgumentException if it is no state
     */
    public static WorkState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
