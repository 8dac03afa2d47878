package org.ringrift.rules;

/** Placing rings (rules 5.1). */
final class Placement {
    private static final int MOST_AT_ONCE = 3;

    private Placement() {}

    /** Whether a seat may place one ring somewhere. */
    static boolean possible(GameState s, int q) {
        if (s.hand(q) == 0) {
            return false;
        }
        for (int cell = 0; cell < s.board.cells(); cell++) {
            if (oneRing(s, cell, q)) {
                return true;
            }
        }
        return false;
    }

    static void addMoves(GameState s, int q, MoveList into) {
        int most = Math.min(MOST_AT_ONCE, s.hand(q));
        if (most == 0) {
            return;
        }
        for (int cell = 0; cell < s.board.cells(); cell++) {
            if (oneRing(s, cell, q)) {
                into.add(Move.place(cell, 1));
                for (int count = 2; count <= most && s.empty(cell); count++) {
                    if (Mobility.mobile(s, cell, count, count)) {
                        into.add(Move.place(cell, count));
                    }
                }
            }
        }
    }

    private static boolean oneRing(GameState s, int cell, int q) {
        int owner = s.stackOwner(cell);
        if (owner == 0 && !s.empty(cell)) {
            return false;
        }
        int cap = owner == q ? s.capHeight(cell) + 1 : 1;
        return Mobility.mobile(s, cell, s.height(cell) + 1, cap);
    }
}
