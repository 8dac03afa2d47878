package org.ringrift.rules;

/** Who has won at the end of a turn, and how the others rank (rules 7). */
final class Outcome {
    private Outcome() {}

    /** Applies the victory test; if it holds the game is over. */
    static void judge(GameState s) {
        int n = s.rules.players();
        for (int q = 1; q <= n; q++) {
            if (s.eliminated(q) >= s.rules.eliminationThreshold()) {
                end(s, q, Reason.RING_ELIMINATION);
                return;
            }
        }
        int total = 0;
        for (int q = 1; q <= n; q++) {
            total += s.territory(q);
        }
        for (int q = 1; q <= n; q++) {
            int own = s.territory(q);
            if (own >= s.rules.territoryMinimum() && own > total - own) {
                end(s, q, Reason.TERRITORY_CONTROL);
                return;
            }
        }
        judgeSurvivors(s, n);
    }

    private static void judgeSurvivors(GameState s, int n) {
        int controlling = 0;
        int withMaterial = 0;
        int survivor = 0;
        for (int q = 1; q <= n; q++) {
            if (s.stacks(q) > 0) {
                controlling++;
                survivor = q;
            }
            withMaterial += s.material(q) ? 1 : 0;
        }
        if (controlling == 1 && withMaterial == 1) {
            end(s, survivor, Reason.LAST_PLAYER_STANDING);
        } else if (controlling == 0 && !(withMaterial > 0 && roomForRing(s))) {
            judgeBareBoard(s, n);
        }
    }

    /** Whether a lone ring could stand on some cell and move from there; no stack is on the board. */
    private static boolean roomForRing(GameState s) {
        for (int cell = 0; cell < s.board.cells(); cell++) {
            if (s.empty(cell) && Mobility.mobile(s, cell, 1, 1)) {
                return true;
            }
        }
        return false;
    }

    private static void judgeBareBoard(GameState s, int n) {
        int[] values = new int[n + 1];
        for (int q = 1; q <= n; q++) {
            values[q] = s.territory(q);
        }
        int leader = uniqueLeader(values);
        if (leader > 0) {
            end(s, leader, Reason.TERRITORY_CONTROL);
            return;
        }
        for (int q = 1; q <= n; q++) {
            values[q] = s.eliminated(q) + s.hand(q);
        }
        leader = uniqueLeader(values);
        if (leader > 0) {
            end(s, leader, Reason.RING_ELIMINATION);
            return;
        }
        for (int q = 1; q <= n; q++) {
            values[q] = s.markers(q);
        }
        leader = uniqueLeader(values);
        end(s, leader > 0 ? leader : s.seat, Reason.LAST_PLAYER_STANDING);
    }

    private static int uniqueLeader(int[] values) {
        int leader = 0;
        int best = 0;
        for (int q = 1; q < values.length; q++) {
            if (values[q] > best) {
                best = values[q];
                leader = q;
            } else if (values[q] == best) {
                leader = 0;
            }
        }
        return leader;
    }

    /** Ends the game and ranks the seats: the winner, then by territory, credited rings, markers, later loss. */
    static void end(GameState s, int winner, Reason reason) {
        s.winner = winner;
        s.reason = reason;
        s.phase = Phase.GAME_OVER;
        s.seat = 0;
        int n = s.rules.players();
        for (int q = 1; q <= n; q++) {
            int rank = 1;
            for (int other = 1; other <= n; other++) {
                rank += other != q && ahead(s, other, q) ? 1 : 0;
            }
            s.rank(q, rank);
        }
    }

    private static boolean ahead(GameState s, int p, int q) {
        if (p == s.winner || q == s.winner) {
            return p == s.winner;
        }
        if (s.territory(p) != s.territory(q)) {
            return s.territory(p) > s.territory(q);
        }
        if (s.eliminated(p) != s.eliminated(q)) {
            return s.eliminated(p) > s.eliminated(q);
        }
        if (s.markers(p) != s.markers(q)) {
            return s.markers(p) > s.markers(q);
        }
        return s.lastTurn(p) > s.lastTurn(q);
    }
}
