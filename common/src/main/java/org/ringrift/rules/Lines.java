package org.ringrift.rules;

import org.ringrift.board.Board;

/** Lines of a seat's markers and what may be done with them (rules 5.5). */
final class Lines {
    private Lines() {}

    static boolean any(GameState s, int q) {
        int detect = s.rules.detectLength();
        if (s.markers(q) < detect) {
            return false;
        }
        for (int cell = 0; cell < s.board.cells(); cell++) {
            for (int axis = 0; axis < s.board.axes(); axis++) {
                if (lengthFrom(s, cell, axis, q) >= detect) {
                    return true;
                }
            }
        }
        return false;
    }

    static void addMoves(GameState s, int q, MoveList into) {
        int detect = s.rules.detectLength();
        int required = s.rules.lineLength();
        if (s.markers(q) < detect) {
            return;
        }
        for (int cell = 0; cell < s.board.cells(); cell++) {
            for (int axis = 0; axis < s.board.axes(); axis++) {
                int length = lengthFrom(s, cell, axis, q);
                if (length < detect) {
                    continue;
                }
                if (length == required) {
                    into.add(Move.line(MoveType.PROCESS_LINE, cell, axis, length));
                    continue;
                }
                into.add(Move.line(MoveType.LINE_ALL, cell, axis, length));
                for (int offset = 0; offset + required <= length; offset++) {
                    into.add(Move.lineWindow(cell, axis, length, Runs.along(s.board, cell, axis, offset)));
                }
            }
        }
    }

    /** Length of the run that starts at a cell along an axis, or 0 if none starts there. */
    private static int lengthFrom(GameState s, int cell, int axis, int q) {
        if (s.marker(cell) != q) {
            return 0;
        }
        Board board = s.board;
        int forward = board.axisDirection(axis);
        int before = board.step(cell, board.opposite(forward));
        if (before >= 0 && s.marker(before) == q) {
            return 0;
        }
        return 1 + Runs.beyond(s, cell, forward, q, GameState.NONE);
    }
}
