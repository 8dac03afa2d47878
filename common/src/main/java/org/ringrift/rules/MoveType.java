package org.ringrift.rules;

/**
 * The kinds of move. Kinds that share a code in the notation differ in what a move names: a whole line or a window of
 * it.
 */
public enum MoveType {
    PLACE_RING("P", "place_ring"),
    SKIP_PLACEMENT("SP", "skip_placement"),
    NO_PLACEMENT("NP", "no_placement_action"),
    SWAP_SIDES("SW", "swap_sides"),
    MOVE_STACK("M", "move_stack"),
    OVERTAKING_CAPTURE("C", "overtaking_capture"),
    CONTINUE_CAPTURE("K", "continue_capture_segment"),
    SKIP_CAPTURE("SC", "skip_capture"),
    NO_MOVEMENT("NM", "no_movement_action"),
    RECOVERY_LINE_ALL("RL", "recovery_slide"),
    RECOVERY_LINE_WINDOW("RL", "recovery_slide"),
    RECOVERY_FALLBACK("RF", "recovery_slide"),
    RECOVERY_STRIKE("RS", "recovery_slide"),
    SKIP_RECOVERY("SR", "skip_recovery"),
    PROCESS_LINE("L", "process_line"),
    LINE_ALL("O", "choose_line_option"),
    LINE_WINDOW("O", "choose_line_option"),
    ELIMINATE_FOR_LINE("EL", "eliminate_rings_from_stack"),
    NO_LINE("NL", "no_line_action"),
    CHOOSE_TERRITORY("T", "choose_territory_option"),
    ELIMINATE_FOR_TERRITORY("ET", "eliminate_rings_from_stack"),
    ELIMINATE_FOR_RECOVERY("ER", "eliminate_rings_from_stack"),
    SKIP_TERRITORY("ST", "skip_territory_processing"),
    NO_TERRITORY("NT", "no_territory_action"),
    FORCED_ELIMINATION("F", "forced_elimination");

    private static final MoveType[] TYPES = values();

    private final String code;
    private final String engineName;

    MoveType(String code, String engineName) {
        this.code = code;
        this.engineName = engineName;
    }

    /** The first token of the notation. */
    public String code() {
        return code;
    }

    /** The move type of the reference engine. */
    public String engineName() {
        return engineName;
    }

    /** Whether a turn made of such moves only has not acted (rules 3). */
    boolean idle() {
        return switch (this) {
            case NO_PLACEMENT, NO_MOVEMENT, NO_LINE, NO_TERRITORY -> true;
            case SKIP_PLACEMENT, SKIP_CAPTURE, SKIP_RECOVERY, SKIP_TERRITORY -> true;
            default -> false;
        };
    }

    static MoveType of(int ordinal) {
        return TYPES[ordinal];
    }
}
