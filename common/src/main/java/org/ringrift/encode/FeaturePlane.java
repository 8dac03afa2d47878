package org.ringrift.encode;

import org.ringrift.board.Board;

/**
 * What a feature plane counts. Each has a plane for the seat to move and, behind it, one for all others. A plane's
 * values are whole numbers from 0 to its divisor, over its divisor.
 */
enum FeaturePlane {
    STACK,
    MARKER,
    COLLAPSED,
    LIBERTIES,
    LINE,
    /** On squares only, as the following. */
    CAP,
    /** The second of these two is reserved. */
    VALID;

    /** Height of stacks and caps from which on all look alike. */
    private static final int FULL_HEIGHT = 5;

    private static final int SIDES = 2;

    /** Number of the plane for the seat to move within its frame. */
    int plane() {
        return SIDES * ordinal();
    }

    /** Planes of one frame: 14 on squares, 10 on hexagons. */
    static int planes(Board board) {
        return SIDES * (board.type().hex() ? LINE : VALID).ordinal() + SIDES;
    }

    /** What this is on the plane of a number within its frame. */
    static FeaturePlane of(int plane) {
        return values()[plane / SIDES];
    }

    /** The greatest count of its planes, by which they are divided. */
    int divisor(Board board) {
        return switch (this) {
            case STACK, CAP -> FULL_HEIGHT;
            case LIBERTIES -> board.directions();
            case LINE -> board.directions() / 2;
            case MARKER, COLLAPSED, VALID -> 1;
        };
    }
}
