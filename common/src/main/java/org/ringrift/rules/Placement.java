package org.ringrift.rules;

import org.ringrift.board.Board;
import org.ringrift.board.Rows;

/** Placing rings (rules 5.1). Owns scratch memory; not thread-safe. */
final class Placement {
    private static final int MAX_AT_ONCE = 3;

    private final Board board;
    private final Rows rows;

    /** Cells that stacks can pass, by rows, with empty rows around them. */
    private final int[] passable;

    Placement(Rules rules) {
        board = rules.board();
        rows = board.rows();
        passable = new int[rows.count() + 2 * MAX_AT_ONCE];
    }

    /** Whether a seat may place one ring somewhere. */
    static boolean possible(GameState s, int q) {
        if (s.hand(q) == 0) {
            return false;
        }
        for (int cell = 0; cell < s.board.cells(); cell++) {
            if ((s.empty(cell) || s.stackOwner(cell) != 0) && oneRing(s, cell, q)) {
                return true;
            }
        }
        return false;
    }

    /** @param cell an empty cell or one with a stack */
    private static boolean oneRing(GameState s, int cell, int q) {
        int cap = s.stackOwner(cell) == q ? s.capHeight(cell) + 1 : 1;
        return Mobility.mobile(s, cell, s.height(cell) + 1, cap);
    }

    void addMoves(GameState s, int q, MoveList into) {
        int most = Math.min(MAX_AT_ONCE, s.hand(q));
        if (most == 0) {
            return;
        }
        for (int row = 0; row < rows.count(); row++) {
            passable[MAX_AT_ONCE + row] = s.occupancy.passable(row);
        }
        for (int row = 0; row < rows.count(); row++) {
            int empty = s.occupancy.emptyCells(row);
            int movable = movable(empty, row, most);
            for (int left = empty | s.occupancy.stacks(row); left != 0; left &= left - 1) {
                int bit = Integer.numberOfTrailingZeros(left);
                int cell = rows.cell(row, bit);
                if ((movable >>> bit & 1) != 0) {
                    for (int count = 1; count <= most; count++) {
                        into.add(Move.place(cell, count));
                    }
                } else if ((empty >>> bit & 1) != 0) {
                    addOnEmpty(s, cell, most, into);
                } else if (oneRing(s, cell, q)) {
                    into.add(Move.place(cell, 1));
                }
            }
        }
    }

    private static void addOnEmpty(GameState s, int cell, int most, MoveList into) {
        if (Mobility.mobile(s, cell, 1, 1)) {
            into.add(Move.place(cell, 1));
            for (int count = 2; count <= most; count++) {
                if (Mobility.mobile(s, cell, count, count)) {
                    into.add(Move.place(cell, count));
                }
            }
        }
    }

    /** The cells of a row from which a stack of some rings could make a simple move; looks at all of them at once. */
    private int movable(int cells, int row, int rings) {
        int left = cells;
        for (int direction = 0; direction < board.directions() && left != 0; direction++) {
            int dx = board.dx(direction);
            int dy = board.dy(direction);
            int free = left;
            for (int step = 1; step <= rings; step++) {
                free &= Rows.before(passable[MAX_AT_ONCE + row + step * dx], step, dy);
            }
            left &= ~free;
        }
        return cells & ~left;
    }
}
