package org.ringrift.heuristic;

import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;

/** Terms about how near each seat is to winning. Each is for one seat, before its weight. */
final class VictoryTerms {
    private static final double DONE = 1000;
    private static final double RACE = 50;
    private static final double STREAK = 0.9;
    private static final double STREAK_GAIN = 0.09;

    private VictoryTerms() {}

    /** My nearness less the best opponent's. */
    static double proximity(Survey s, int me) {
        return nearness(s.state(), me) - bestOpponent(s, me);
    }

    /** Minus the amount by which the best opponent is nearer than I am. */
    static double opponentThreat(Survey s, int me) {
        return -Math.max(0, bestOpponent(s, me) - nearness(s.state(), me));
    }

    /** With three or more players: minus the gap between the nearest two opponents. */
    static double multiLeaderThreat(Survey s, int me) {
        if (s.players() < 3) {
            return 0;
        }
        double best = 0;
        double second = 0;
        for (int q = 1; q <= s.players(); q++) {
            if (q != me) {
                double nearness = nearness(s.state(), q);
                second = Math.max(second, Math.min(best, nearness));
                best = Math.max(best, nearness);
            }
        }
        return -(best - second);
    }

    private static double bestOpponent(Survey s, int me) {
        double best = 0;
        for (int q = 1; q <= s.players(); q++) {
            best = q == me ? best : Math.max(best, nearness(s.state(), q));
        }
        return best;
    }

    /**
     * 1000 if the seat fulfils a victory condition, else the larger of 50 / rings needed + 50 / cells needed and, after
     * k of R exclusive rounds, 1000 (0.9 + 0.09 k / (R - 1)).
     */
    static double nearness(GameState state, int q) {
        Rules rules = state.rules();
        int rings = rules.eliminationThreshold() - state.eliminated(q);
        int others = 0;
        for (int other = 1; other <= rules.players(); other++) {
            others += other == q ? 0 : state.territory(other);
        }
        int cells = Math.max(rules.territoryMinimum(), others + 1) - state.territory(q);
        if (rings <= 0 || cells <= 0) {
            return DONE;
        }
        double race = RACE / rings + RACE / cells;
        if (state.lpsCandidate() != q || state.lpsCount() == 0) {
            return race;
        }
        int last = Math.max(1, rules.lpsRounds() - 1);
        return Math.max(race, DONE * (STREAK + STREAK_GAIN * Math.min(state.lpsCount(), last) / last));
    }
}
