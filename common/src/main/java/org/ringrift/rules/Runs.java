package org.ringrift.rules;

import org.ringrift.board.Board;

/** Straight runs of one owner's markers along an axis. */
final class Runs {
    private Runs() {}

    /** Markers of q that follow a cell in a direction without a gap; {@code vacated} counts as empty. */
    static int beyond(GameState s, int cell, int direction, int q, int vacated) {
        int[] ray = s.board.ray(cell, direction);
        int i = 0;
        while (i < ray.length && ray[i] != vacated && s.marker(ray[i]) == q) {
            i++;
        }
        return i;
    }

    /** The cell {@code steps} forward (or backward, if negative) along an axis; it must be on the board. */
    static int along(Board board, int cell, int axis, int steps) {
        int forward = board.axisDirection(axis);
        if (steps == 0) {
            return cell;
        }
        int direction = steps > 0 ? forward : board.opposite(forward);
        return board.ray(cell, direction)[Math.abs(steps) - 1];
    }

    /** Collapses a straight row of cells to q. */
    static void collapse(GameState s, int start, int axis, int length, int q) {
        s.collapse(start, q);
        int[] ray = s.board.ray(start, s.board.axisDirection(axis));
        for (int i = 0; i < length - 1; i++) {
            s.collapse(ray[i], q);
        }
    }
}
