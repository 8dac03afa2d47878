package org.ringrift.rules;

import java.util.Locale;

/** Why a game ended (rules 7 and 8). */
public enum Reason {
    RING_ELIMINATION,
    TERRITORY_CONTROL,
    LAST_PLAYER_STANDING;

    private final String key = name().toLowerCase(Locale.ROOT);

    /** The engine's name, such as {@code ring_elimination}. */
    public String key() {
        return key;
    }
}
