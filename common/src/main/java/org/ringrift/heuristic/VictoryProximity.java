package org.ringrift.heuristic;

import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;

/** How near each seat of a position is to winning. */
final class VictoryProximity {
    private static final double DONE = 1000;
    private static final double RACE = 50;
    private static final double STREAK = 0.9;
    private static final double STREAK_GAIN = 0.09;

    private final int eliminationThreshold;
    private final int territoryMinimum;
    private final int lastRound;
    private final double[] seats;

    VictoryProximity(Rules rules) {
        this.eliminationThreshold = rules.eliminationThreshold();
        this.territoryMinimum = rules.territoryMinimum();
        this.lastRound = Math.max(1, rules.lpsRounds() - 1);
        this.seats = new double[rules.players() + 1];
    }

    /** Reads a position. */
    void read(GameState state) {
        int collapsed = 0;
        for (int q = 1; q < seats.length; q++) {
            collapsed += state.territory(q);
        }
        for (int q = 1; q < seats.length; q++) {
            seats[q] = of(state, q, collapsed - state.territory(q));
        }
    }

    private double of(GameState state, int q, int others) {
        int rings = eliminationThreshold - state.eliminated(q);
        int cells = Math.max(territoryMinimum, others + 1) - state.territory(q);
        if (rings <= 0 || cells <= 0) {
            return DONE;
        }
        double race = RACE / rings + RACE / cells;
        if (state.lpsCandidate() != q || state.lpsCount() == 0) {
            return race;
        }
        return Math.max(race, DONE * (STREAK + STREAK_GAIN * Math.min(state.lpsCount(), lastRound) / lastRound));
    }

    /**
     * 1000 if the seat fulfils a victory condition, else the larger of 50 / rings needed + 50 / cells needed and, after
     * k of R exclusive rounds, 1000 (0.9 + 0.09 k / (R - 1)).
     */
    double of(int q) {
        return seats[q];
    }
}
