package org.ringrift.rules;

import java.util.Locale;

/** The phases of a turn (rules 4). */
public enum Phase {
    RING_PLACEMENT("RP"),
    MOVEMENT("MV"),
    CAPTURE("CP"),
    CHAIN_CAPTURE("CC"),
    LINE_PROCESSING("LP"),
    TERRITORY_PROCESSING("TP"),
    FORCED_ELIMINATION("FE"),
    GAME_OVER("GO");

    private final String code;
    private final String key;

    Phase(String code) {
        this.code = code;
        this.key = name().toLowerCase(Locale.ROOT);
    }

    /** Two letters, as in state texts. */
    public String code() {
        return code;
    }

    /** The engine's name, such as {@code ring_placement}. */
    public String key() {
        return key;
    }
}
