package org.ringrift.encode;

import org.ringrift.board.Board;
import org.ringrift.rules.Rules;

/** What the planes of a seat count in {@link SeatEncoder}, in their order. A value is a count from 0 to the divisor. */
enum SeatPlane {
    /** Rings in a stack that the seat controls. */
    HEIGHT,
    /** Length of the run of its colour on top of a stack that the seat controls. */
    CAP,
    /** Rings of its colour in a stack, whoever controls it. */
    RINGS,
    MARKER,
    /** At a marker: the longest row of markers of its colour that the marker is part of. */
    ROW,
    COLLAPSED,
    /** At a stack of the seat: directions in which it could move without capture. */
    MOVES,
    /** At a stack of the seat: directions in which it could capture. */
    CAPTURES,
    /** At a stack of the seat: directions from which a stack of another seat could capture it. */
    THREATS;

    /** Rings from which on all stacks look alike. */
    private static final int MANY_RINGS = 8;

    /** The greatest count, by which all are divided. */
    int divisor(Board board, Rules rules) {
        return switch (this) {
            case HEIGHT, CAP, RINGS -> MANY_RINGS;
            case ROW -> rules.detectLength();
            case MOVES, CAPTURES, THREATS -> board.directions();
            case MARKER, COLLAPSED -> 1;
        };
    }
}
