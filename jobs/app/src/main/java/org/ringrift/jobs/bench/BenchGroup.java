package org.ringrift.jobs.bench;

import java.util.Locale;
import org.ringrift.Keyed;
import org.ringrift.UserError;

/** A part of the bench table that can be measured by itself, in the order of the table. */
public enum BenchGroup implements Keyed {
    /** Rules and heuristic, on one thread. */
    ENGINE,
    /** Gumbel search with evaluations that cost nothing. */
    SEARCH,
    /** Encoding, records and files, on one thread. */
    DATA,
    /** Evaluations by a net on one thread, bare and in self-play. */
    NET,
    /** What games in progress hold. */
    MEMORY,
    /** Self-play and dataset through Spark into Delta, in a temporary warehouse. */
    STAGES;

    /** The name used in options and reports. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, comma-separated. */
    public static String keys() {
        return String.join(", ", Keyed.keys(BenchGroup.class));
    }

    /**
     * Finds a group by its name.
     *
     * @param key for example {@code engine}
     * @return the group
     * @throws UserError if there is none of that name
     */
    public static BenchGroup parse(String key) {
        return Keyed.find(BenchGroup.class, "group", key);
    }
}
