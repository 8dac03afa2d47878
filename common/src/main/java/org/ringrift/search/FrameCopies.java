package org.ringrift.search;

import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Rules;

/** Keeps copies of the frames of a decision, in memory that is reused for the next one. Not thread-safe. */
public final class FrameCopies {
    private final GameState[] stored = new GameState[EvalRequest.FRAMES];
    private final boolean[] present = new boolean[EvalRequest.FRAMES];

    /**
     * Copies frames, ordered as in {@link EvalRequest#frames}.
     *
     * @param frames null where there was no earlier decision
     */
    public void copyFrom(GameState[] frames) {
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            present[i] = frames[i] != null;
            if (present[i]) {
                stored[i] = copy(frames[i], stored[i]);
            }
        }
    }

    /** A copy of a position, in the memory of another one of the same rules if there is one. */
    static GameState copy(GameState source, GameState memory) {
        if (memory == null || !sameRules(memory.rules(), source.rules())) {
            return source.copy();
        }
        memory.copyFrom(source);
        return memory;
    }

    /** Nearly always one object: comparing all fields of two is left to the rest. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean sameRules(Rules one, Rules other) {
        return one == other || one.equals(other);
    }

    /** The copy of frame {@code index}, or null if there was none; valid until the next copy. */
    public GameState frame(int index) {
        return present[index] ? stored[index] : null;
    }
}
