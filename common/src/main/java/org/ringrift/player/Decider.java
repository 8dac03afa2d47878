package org.ringrift.player;

import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/**
 * One player's thinking in one game: it decides one position at a time and is reused for the next. Positions that need
 * evaluation are handed out, so that one batch can serve many games.
 *
 * <p>Usage: {@link #begin}, then {@link #next} until it returns null, each time with all returned requests filled by the
 * player's evaluator; then {@link #move}, {@link #policy} and {@link #value}. {@link #another} may be called in between to fill
 * a batch; it makes no difference to what is decided. Not thread-safe.
 */
public interface Decider {
    /**
     * Starts a decision.
     *
     * @param frames the position to decide and those at the last three decisions of the game, as in
     *     {@link EvalRequest#frames}; not kept and not changed
     * @param legal its legal moves, at least two; not kept
     * @param seed source of all chance in this decision
     */
    void begin(GameState[] frames, MoveList legal, long seed);

    /** The next position that must be evaluated, or null once the move is decided. */
    EvalRequest next();

    /** Another position that may be evaluated together with those since the last {@link #next}; null if there is none. */
    default EvalRequest another() {
        return null;
    }

    /** The decided move. */
    long move();

    /** Improved probabilities of the legal moves, in their order, summing to 1; null if nothing was searched, or by a fast search. */
    float[] policy();

    /** Expected result for the seat to move in [-1, 1] after searching; NaN if nothing was searched. */
    float value();
}
