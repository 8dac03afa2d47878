package org.ringrift.encode;

import org.ringrift.board.Board;

/** The blocks of planes of the policy, in their order. */
enum PolicyGroup {
    /** Rings placed, by count; at the cell. */
    PLACE("place"),
    /** Simple moves, by direction and distance; at the cell left. */
    MOVE("move"),
    /** Captures, by direction and distance of the landing; at the cell left. */
    CAPTURE("capture"),
    /** Recovery slides with a cost, by direction; at the cell left. First of two factors. */
    SLIDE("slide"),
    /** The stack that pays for a recovery slide; second of two factors. */
    EXTRACTION("extraction"),
    /** Recovery slides that collapse a window, by direction and place of the destination in it; at the cell left. */
    SLIDE_WINDOW("slide window"),
    /** Whole lines, by axis; at the first cell. */
    WHOLE_LINE("line"),
    /** Windows of lines, by axis; at the first cell. */
    LINE_WINDOW("line window"),
    ELIMINATE_FOR_LINE("eliminate for line"),
    ELIMINATE_FOR_TERRITORY("eliminate for territory"),
    ELIMINATE_FOR_RECOVERY("eliminate for recovery"),
    FORCED_ELIMINATION("forced elimination"),
    /** Territory regions, by wall; at the lowest cell. */
    TERRITORY("territory");

    /** The most rings that are placed at once. */
    private static final int COUNTS = 3;
    /** The longest window of any board. */
    static final int WINDOW = 4;
    /** No wall, and one for each of at most four colours. */
    private static final int WALLS = 5;

    private final String text;

    PolicyGroup(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Number of planes on a board. */
    int planes(Board board) {
        return switch (this) {
            case PLACE -> COUNTS;
            case MOVE, CAPTURE -> board.directions() * (board.side() - 1);
            case SLIDE -> board.directions();
            case SLIDE_WINDOW -> board.directions() * WINDOW;
            case WHOLE_LINE, LINE_WINDOW -> board.axes();
            case TERRITORY -> WALLS;
            case EXTRACTION, ELIMINATE_FOR_LINE, ELIMINATE_FOR_TERRITORY, ELIMINATE_FOR_RECOVERY, FORCED_ELIMINATION ->
                1;
        };
    }
}
