package org.ringrift.eval;

import org.ringrift.rules.GameState;

/**
 * The frames of a game that is followed move by move: it remembers the last positions and puts them behind the present
 * one. Which positions are worth remembering, the decisions or every step, is the follower's choice.
 *
 * <p>For games of the same rules. Its memory is taken by the first positions and reused for all later ones, so that
 * following a game allocates nothing. Not thread-safe.
 */
public final class FrameHistory {
    /** Newest first; copies, since the game goes on in the object that was remembered. */
    private final GameState[] past = new GameState[EvalRequest.FRAMES - 1];

    private final GameState[] frames = new GameState[EvalRequest.FRAMES];
    private int remembered;

    /** Forgets all positions, for the next game. */
    public void clear() {
        remembered = 0;
    }

    /**
     * Remembers a position in place of the oldest one.
     *
     * @param position copied
     */
    public void remember(GameState position) {
        GameState memory = past[past.length - 1];
        System.arraycopy(past, 0, past, 1, past.length - 1);
        if (memory == null) {
            past[0] = position.copy();
        } else {
            memory.copyFrom(position);
            past[0] = memory;
        }
        remembered = Math.min(remembered + 1, past.length);
    }

    /**
     * The frames of a position.
     *
     * @param position the present one, not yet remembered
     * @return frames as in {@link EvalRequest#frames}: the position itself, then copies of those remembered; the same
     *     array each time, valid until the next call of any method
     */
    public GameState[] frames(GameState position) {
        frames[0] = position;
        for (int i = 0; i < past.length; i++) {
            frames[i + 1] = i < remembered ? past[i] : null;
        }
        return frames;
    }
}
