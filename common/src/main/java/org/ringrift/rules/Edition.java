package org.ringrift.rules;

import org.ringrift.Keyed;
import org.ringrift.UserError;

/** Which of the two editions of the rules a game follows (rules 11.1). */
public enum Edition implements Keyed {
    /** The reference engine as shipped, so that games and players interchange with it. */
    ASIS("asis"),
    /** Lines of three on hex8 with three and four players, and recovery that collapses the longest run. */
    CORRECTED("corrected");

    private final String key;

    Edition(String key) {
        this.key = key;
    }

    /** The name used in tables and commands. */
    @Override
    public String key() {
        return key;
    }

    /**
     * Finds an edition by its name.
     *
     * @param key {@code asis} or {@code corrected}
     * @return the edition
     * @throws UserError if there is none of that name
     */
    public static Edition parse(String key) {
        return Keyed.find(Edition.class, "rules edition", key);
    }
}
