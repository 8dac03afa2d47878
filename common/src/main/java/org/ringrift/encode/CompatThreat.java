package org.ringrift.encode;

import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;

/**
 * The most threatening opponent as the predecessor's exporter chooses it: the one with the greatest of credited rings /
 * elimination threshold, territory / more than half the board, each at most 1, and .90 + .09 k / (R - 1) for one that
 * alone had real actions for k of the R complete rounds that win, 1 from R on. Of equals the lowest seat.
 */
final class CompatThreat {
    private static final double ANY_ROUND = 0.90;
    private static final double LAST_ROUNDS = 0.09;

    private CompatThreat() {}

    /**
     * Chooses among the opponents of a seat.
     *
     * @param s a position
     * @param seat whose opponents are meant
     * @return another seat
     */
    static int of(GameState s, int seat) {
        int worst = 0;
        double nearest = -1;
        for (int q = 1; q <= s.rules().players(); q++) {
            double progress = q == seat ? -1 : progress(s, q);
            if (progress > nearest) {
                nearest = progress;
                worst = q;
            }
        }
        return worst;
    }

    private static double progress(GameState s, int q) {
        Rules rules = s.rules();
        double rings = (double) s.eliminated(q) / rules.eliminationThreshold();
        // It never sets the minimum for three and four players, and falls back on the majority of two.
        double territory = (double) s.territory(q) / (rules.board().cells() / 2 + 1);
        return Math.max(Math.min(Math.max(rings, territory), 1), rounds(s, q));
    }

    private static double rounds(GameState s, int q) {
        int rounds = s.lpsCandidate() == q ? s.lpsCount() : 0;
        int wins = s.rules().lpsRounds();
        if (rounds == 0) {
            return 0;
        }
        return rounds >= wins ? 1 : ANY_ROUND + LAST_ROUNDS * ((double) rounds / (wins - 1));
    }
}
