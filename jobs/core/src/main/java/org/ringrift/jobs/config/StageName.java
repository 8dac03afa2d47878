package org.ringrift.jobs.config;

import java.util.Locale;
import org.ringrift.Keyed;
import org.ringrift.UserError;

/** What can be run on a class of machines. */
public enum StageName implements Keyed {
    /** Playing games. */
    SELFPLAY,
    /** Making files of samples. */
    DATASET,
    /** Training nets. */
    TRAIN,
    /** Judging a net. */
    EVALUATE,
    /** Comparing two players. */
    MATCH;

    /** The name used in commands. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, comma-separated. */
    public static String keys() {
        return String.join(", ", Keyed.keys(StageName.class));
    }

    /** Whether games are played. */
    public boolean plays() {
        return this == SELFPLAY || this == EVALUATE || this == MATCH;
    }

    /**
     * Finds a stage by its name.
     *
     * @param key for example {@code selfplay}
     * @return the stage
     * @throws UserError if there is none of that name
     */
    public static StageName parse(String key) {
        return Keyed.find(StageName.class, "stage", key);
    }
}
