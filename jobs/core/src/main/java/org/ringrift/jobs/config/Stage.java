package org.ringrift.jobs.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ringrift.NearestName;
import org.ringrift.UserError;

/** What can be run on a class of machines. */
public enum Stage {
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
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names, comma-separated. */
    public static String keys() {
        return Arrays.stream(values()).map(Stage::key).collect(Collectors.joining(", "));
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
    public static Stage parse(String key) {
        List<String> known = Arrays.stream(values()).map(Stage::key).toList();
        int found = known.indexOf(key);
        if (found < 0) {
            throw new UserError("Cannot find stage '" + key + "', the nearest is " + NearestName.of(key, known)
                    + ": known stages are " + keys() + ".");
        }
        return values()[found];
    }
}
