package org.ringrift.heuristic;

import org.ringrift.rules.GameState;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * Heuristic version 1: the weighted sum of its terms, seen from one seat (docs/heuristic.md). Uses only exact rules of
 * double arithmetic in a fixed order, so a position has the same score everywhere. Owns scratch memory; not
 * thread-safe.
 */
public final class HeuristicScore {
    /** Number of this set of terms and weights, which never changes under this number. */
    public static final int VERSION = 1;

    /** Score of a finished game for its winner; every other seat has its negative. */
    public static final double WON = 1_000_000;

    private final PositionFeatures positionFeatures;

    /** @param rules the game whose positions are scored */
    public HeuristicScore(Rules rules) {
        this(new Referee(rules));
    }

    HeuristicScore(Referee referee) {
        this.positionFeatures = new PositionFeatures(referee);
    }

    /**
     * Scores a position for one seat.
     *
     * @param state a position of the game
     * @param seat from 1 to the number of players
     * @return higher is better for the seat; {@link #WON} or its negative when the game is over
     */
    public double score(GameState state, int seat) {
        return state.over() ? finished(state, seat) : Term.sum(positionFeatures.of(state), seat);
    }

    /** Scores a position that equals the last one scored but for some cells; a finished game does not count as one. */
    double score(GameState state, ChangedCells changedCells, int seat) {
        return state.over() ? finished(state, seat) : Term.sum(positionFeatures.of(state, changedCells), seat);
    }

    /**
     * Scores a position for all seats.
     *
     * @param state a position of the game
     * @param into receives the score of each seat at index seat - 1
     */
    public void scores(GameState state, double[] into) {
        if (!state.over()) {
            positionFeatures.of(state);
        }
        for (int seat = 1; seat <= state.rules().players(); seat++) {
            into[seat - 1] = state.over() ? finished(state, seat) : Term.sum(positionFeatures, seat);
        }
    }

    private static double finished(GameState state, int seat) {
        return state.winner() == seat ? WON : -WON;
    }
}
