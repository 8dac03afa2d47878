package org.ringrift.heuristic;

import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.search.SwapChoice;

/** Scores each legal move by the position it leads to. Owns scratch memory; not thread-safe. */
public final class MoveScores {
    private final Rules rules;
    private final Referee referee;
    private final GameState after;
    private final HeuristicScore score;
    private final ChangedCells changedCells;
    private double[] scores = new double[64];

    /** @param rules the game whose moves are scored */
    public MoveScores(Rules rules) {
        this.rules = rules;
        this.referee = new Referee(rules);
        this.after = referee.newGame();
        this.score = new HeuristicScore(referee);
        this.changedCells = new ChangedCells(rules.board());
    }

    /** The game whose moves are scored. */
    public Rules rules() {
        return rules;
    }

    /** The score that the moves are made of. */
    HeuristicScore positions() {
        return score;
    }

    /**
     * Scores moves for the seat to move. A swap of sides is scored for seat 1, where its player sits from then on, behind
     * the best of the other moves, which is then the opponent's: before it the opponent's turn is still to come, and a
     * position says more of the seat whose turn is over.
     *
     * @param state a position of the game; not changed
     * @param legal its legal moves
     * @return the score of each move at its index; owned by this object and overwritten by the next call
     * @throws IllegalArgumentException if the position is of another game
     */
    public double[] rate(GameState state, MoveList legal) {
        if (!rules.equals(state.rules())) {
            throw new IllegalArgumentException("Position of " + state.rules() + " given to scores of " + rules);
        }
        if (scores.length < legal.size()) {
            scores = new double[Math.max(legal.size(), 2 * scores.length)];
        }
        int swap = SwapChoice.index(legal);
        int count = swap == SwapChoice.NONE ? legal.size() : swap;
        changedCells.addAll();
        for (int i = 0; i < count; i++) {
            long move = legal.get(i);
            after.copyFrom(state);
            referee.apply(after, move);
            // From position to position the cells of two moves differ: those of the last one and those of this one.
            changedCells.add(move);
            scores[i] = score.score(after, changedCells, state.seat());
            if (!after.over()) {
                changedCells.clear();
                changedCells.add(move);
            }
        }
        if (swap != SwapChoice.NONE) {
            scores[swap] = swapScore(state, legal, swap);
        }
        return scores;
    }

    private double swapScore(GameState state, MoveList legal, int swap) {
        int best = 0;
        for (int i = 1; i < swap; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        after.copyFrom(state);
        referee.apply(after, legal.get(swap));
        referee.apply(after, legal.get(best));
        return score.score(after, 1);
    }
}
