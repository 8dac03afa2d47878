package org.ringrift.eval;

import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/**
 * One position to evaluate and room for the answer; meant to be reused. The asker fills {@link #frames} and
 * {@link #legal}, an {@link Evaluator} fills {@link #logits} and {@link #values}.
 */
public final class EvalRequest {
    /** Number of frames: the position itself and the positions at the last three decisions. */
    public static final int FRAMES = 4;

    /** {@code [0]} is the position to evaluate, then earlier decisions, newest first; null where there was none. */
    public final GameState[] frames = new GameState[FRAMES];

    /** The legal moves of {@code frames[0]}. */
    public final MoveList legal = new MoveList();

    /** Unnormalised log-probabilities of the legal moves, in their order; may be longer than the list. */
    public float[] logits = new float[64];

    /** Expected result for each seat, index seat - 1, in [-1, 1]. */
    public final float[] values = new float[4];

    /** Makes room for the logits of all legal moves. */
    public void ensureLogits() {
        if (logits.length < legal.size()) {
            logits = new float[Math.max(legal.size(), 2 * logits.length)];
        }
    }
}
