package org.ringrift.search;

import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;

/**
 * What a search makes of {@code swap_sides}. A prior ranks what moves do to the board; a swap does nothing to it, it asks
 * who is better off, which only a value can answer. So whatever the prior says of it, a swap is as likely as the
 * likeliest other move.
 */
public final class SwapChoice {
    /** Stands for no swap. */
    public static final int NONE = -1;

    private SwapChoice() {}

    /**
     * Finds the swap among legal moves, which the rules list last.
     *
     * @param legal the legal moves of a position
     * @return position of the swap in the list, or {@link #NONE}
     */
    public static int index(MoveList legal) {
        int last = legal.size() - 1;
        return last > 0 && Move.type(legal.get(last)) == MoveType.SWAP_SIDES ? last : NONE;
    }

    /**
     * Gives a swap among legal moves the greatest logit of the others; without one nothing changes.
     *
     * @throws org.ringrift.StageFailure if the logit of the swap is not finite
     */
    static void level(MoveList legal, float[] logits) {
        int swap = index(legal);
        if (swap == NONE) {
            return;
        }
        Evaluations.requireFinite(logits[swap]);
        float greatest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < swap; i++) {
            greatest = Math.max(greatest, logits[i]);
        }
        logits[swap] = greatest;
    }
}
