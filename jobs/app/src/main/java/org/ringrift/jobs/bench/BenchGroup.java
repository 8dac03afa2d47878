package org.ringrift.jobs.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.NearestName;
import org.ringrift.UserError;

/** A part of the bench table that can be measured by itself, in the order of the table. */
public enum BenchGroup {
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
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, comma-separated. */
    public static String keys() {
        return Arrays.stream(values()).map(BenchGroup::key).collect(Collectors.joining(", "));
    }

    /**
     * Finds a group by its name.
     *
     * @param key for example {@code engine}
     * @return the group
     * @throws UserError if there is none of that name
     */
    public static BenchGroup parse(String key) {
        for (BenchGroup group : values()) {
            if (group.key().equals(key)) {
                return group;
            }
        }
        List<String> known = Arrays.stream(values()).map(BenchGroup::key).toList();
        throw new UserError("Cannot measure group '" + key + "', the nearest is " + NearestName.of(key, known)
                + ": known groups are " + keys() + ".");
    }
}
