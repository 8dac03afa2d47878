package org.ringrift.rules;

/**
 * A move packed into a long. It is complete together with the position in which it is played; {@link MoveNotation}
 * gives its readable form. Two legal moves of one position differ exactly if their longs differ.
 */
public final class Move {
    private static final int CELL_BITS = 9;
    private static final int CELL_MASK = (1 << CELL_BITS) - 1;
    private static final int FIRST = 5;
    private static final int SECOND = FIRST + CELL_BITS;
    private static final int THIRD = SECOND + CELL_BITS;
    private static final int AXIS = THIRD + CELL_BITS;
    private static final int LENGTH = AXIS + 2;
    private static final int SMALL = LENGTH + 5;

    private Move() {}

    static long of(MoveType type) {
        return type.ordinal();
    }

    static long at(MoveType type, int to) {
        return type.ordinal() | ((long) to << SECOND);
    }

    static long place(int to, int count) {
        return at(MoveType.PLACE_RING, to) | ((long) count << SMALL);
    }

    static long step(MoveType type, int from, int to) {
        return at(type, to) | ((long) from << FIRST);
    }

    /** @param third captured stack or extraction stack */
    static long step(MoveType type, int from, int to, int third) {
        return step(type, from, to) | ((long) third << THIRD);
    }

    static long recoveryWindow(int from, int to, int axis, int windowStart) {
        return step(MoveType.RECOVERY_LINE_WINDOW, from, to, windowStart) | ((long) axis << AXIS);
    }

    static long line(MoveType type, int start, int axis, int length) {
        return type.ordinal() | ((long) start << FIRST) | ((long) axis << AXIS) | ((long) length << LENGTH);
    }

    static long lineWindow(int start, int axis, int length, int windowStart) {
        return line(MoveType.LINE_WINDOW, start, axis, length) | ((long) windowStart << THIRD);
    }

    static long region(int lowestCell, int wall) {
        return at(MoveType.CHOOSE_TERRITORY, lowestCell) | ((long) wall << SMALL);
    }

    /** The kind of the move. */
    public static MoveType type(long move) {
        return MoveType.of((int) (move & 31));
    }

    /** Cell that a stack or marker leaves. */
    public static int from(long move) {
        return (int) (move >>> FIRST) & CELL_MASK;
    }

    /** Cell that is placed on, landed on, or eliminated from. */
    public static int to(long move) {
        return (int) (move >>> SECOND) & CELL_MASK;
    }

    /** Cell of the captured stack. */
    public static int target(long move) {
        return (int) (move >>> THIRD) & CELL_MASK;
    }

    /** Cell of the stack that pays for a recovery slide. */
    public static int extraction(long move) {
        return (int) (move >>> THIRD) & CELL_MASK;
    }

    /** Rings placed, 1 to 3. */
    public static int count(long move) {
        return (int) (move >>> SMALL) & 7;
    }

    /** Axis of a line or window. */
    public static int axis(long move) {
        return (int) (move >>> AXIS) & 3;
    }

    /** Number of cells of a line. */
    public static int length(long move) {
        return (int) (move >>> LENGTH) & 31;
    }

    /** The cell from which a line runs forward along its axis. */
    public static int start(long move) {
        return (int) (move >>> FIRST) & CELL_MASK;
    }

    /** The cell from which a window of the required line length runs forward along its axis. */
    public static int windowStart(long move) {
        return (int) (move >>> THIRD) & CELL_MASK;
    }

    /** The lowest-index cell of a territory region. */
    public static int region(long move) {
        return (int) (move >>> SECOND) & CELL_MASK;
    }

    /** The wall that yields a territory region: 0 for collapsed cells only, else the smallest such marker colour. */
    public static int wall(long move) {
        return (int) (move >>> SMALL) & 7;
    }
}
