package org.ringrift.rules;

/** The rule of exclusive rounds (rules 8). */
final class LastPlayerStanding {
    private LastPlayerStanding() {}

    /** Whether a seat has a real action: a placement, or a stack that can move or capture. */
    static boolean real(GameState s, int q) {
        return Mobility.hasMobileStack(s, q) || Placement.possible(s, q);
    }

    /** Updates the record at the start of the current seat's turn; returns whether that seat has won. */
    static boolean turnStarts(GameState s) {
        int c = s.seat;
        if (!s.material(c)) {
            return false;
        }
        if (s.lpsFirst == 0 || !s.material(s.lpsFirst)) {
            s.lpsFirst = c;
            s.lpsKnown = 0;
            s.lpsReal = 0;
            if (s.lpsCandidate == 0 || !s.material(s.lpsCandidate)) {
                s.lpsCount = 0;
                s.lpsCandidate = 0;
            }
        } else if (c == s.lpsFirst && s.lpsKnown != 0) {
            completeRound(s);
        }
        boolean real = real(s, c);
        s.lpsKnown |= 1 << c;
        s.lpsReal = real ? s.lpsReal | 1 << c : s.lpsReal & ~(1 << c);
        return real && s.lpsCount >= s.rules.lpsRounds() && s.lpsCandidate == c && alone(s, c);
    }

    private static void completeRound(GameState s) {
        int only = 0;
        int many = 0;
        for (int q = 1; q <= s.rules.players(); q++) {
            if (s.material(q) && (s.lpsReal >> q & 1) == 1) {
                only = q;
                many++;
            }
        }
        if (many != 1) {
            s.lpsCount = 0;
            s.lpsCandidate = 0;
        } else if (only == s.lpsCandidate) {
            s.lpsCount++;
        } else {
            s.lpsCandidate = only;
            s.lpsCount = 1;
        }
        s.lpsKnown = 0;
        s.lpsReal = 0;
    }

    private static boolean alone(GameState s, int c) {
        for (int q = 1; q <= s.rules.players(); q++) {
            if (q != c && s.material(q) && real(s, q)) {
                return false;
            }
        }
        return true;
    }
}
