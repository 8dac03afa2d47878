package org.ringrift.rules;

import org.ringrift.board.Board;
import org.ringrift.board.Rows;

/** Lines of a seat's markers and what may be done with them (rules 5.5). */
final class Lines {
    private Lines() {}

    static boolean any(GameState s, int q) {
        int detect = s.rules.detectLength();
        if (s.markers(q) < detect) {
            return false;
        }
        for (int row = 0; row < s.rows.count(); row++) {
            if (within(s, q, row, detect) != 0) {
                return true;
            }
        }
        return false;
    }

    static void addMoves(GameState s, int q, MoveList into) {
        int detect = s.rules.detectLength();
        if (s.markers(q) < detect) {
            return;
        }
        for (int row = 0; row < s.rows.count(); row++) {
            for (int left = within(s, q, row, detect); left != 0; left &= left - 1) {
                addFrom(s, q, s.rows.cell(row, Integer.numberOfTrailingZeros(left)), detect, into);
            }
        }
    }

    /** The cells of a row from which at least {@code length} markers of q stand along some axis, that cell included. */
    private static int within(GameState s, int q, int row, int length) {
        int markers = s.occupancy.markers(q, row);
        int found = 0;
        for (int axis = 0; markers != 0 && axis < s.board.axes(); axis++) {
            int direction = s.board.axisDirection(axis);
            int dx = s.board.dx(direction);
            int dy = s.board.dy(direction);
            int run = markers;
            for (int step = 1; run != 0 && step < length; step++) {
                int ahead = row + step * dx;
                run &= ahead < s.rows.count() ? Rows.before(s.occupancy.markers(q, ahead), step, dy) : 0;
            }
            found |= run;
        }
        return found;
    }

    private static void addFrom(GameState s, int q, int cell, int detect, MoveList into) {
        int required = s.rules.lineLength();
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
