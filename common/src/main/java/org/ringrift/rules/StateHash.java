package org.ringrift.rules;

import org.ringrift.Seeds;

/** The 64-bit hash of a position, for caches and search. */
final class StateHash {
    private StateHash() {}

    static long of(GameState s) {
        long h = 0;
        for (int cell = 0; cell < s.board.cells(); cell++) {
            int code = s.contentCode(cell);
            if (code != 0) {
                long value = s.stackOwner(cell) == 0 ? code : code + 16 * s.stackHash(cell);
                // Summing mixed terms makes the result independent of the order in which the cells were filled.
                h += Seeds.mix(cell, value);
            }
        }
        for (int q = 1; q <= s.rules.players(); q++) {
            h += Seeds.mix(-q, s.hand(q) * 4096L + s.eliminated(q));
        }
        long turn = s.phase.ordinal() + 8L * s.seat + 64L * (s.focus + 1);
        turn = turn * 64 + bit(s.lineDebt, 0) + bit(s.territoryDebt, 1) + bit(s.acted, 2) + bit(s.recovered, 3);
        turn = turn * 2 + bit(s.secondSeatMoved, 0);
        long lps = s.lpsFirst + 8L * s.lpsKnown + 256L * s.lpsReal + 8192L * s.lpsCandidate + 65536L * s.lpsCount;
        return Seeds.mix(h, Seeds.mix(turn, lps));
    }

    private static long bit(boolean set, int position) {
        return set ? 1L << position : 0;
    }
}
