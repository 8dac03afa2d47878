package org.ringrift.record;

import java.io.Serializable;
import org.ringrift.rules.Rules;

/**
 * Random first decisions of a game, so that deterministic players do not repeat one game.
 *
 * @param decisions how many decisions are drawn uniformly from the legal moves, 0 or more
 * @param seed source of that chance; games that share it share their opening
 */
public record Opening(int decisions, long seed) implements Serializable {
    /** No random decisions. */
    public static final Opening NONE = new Opening(0, 0);

    /** Decisions of the first turn with two players on any board: to place and to move. */
    private static final int FIRST_TURN = 2;

    /** @throws IllegalArgumentException if the number of decisions is negative */
    public Opening {
        if (decisions < 0) {
            throw new IllegalArgumentException("Opening decisions must not be negative: " + decisions);
        }
    }

    /**
     * How many of the random decisions that are asked for a game can have. With the pie rule the choice to swap, the
     * first decision of the second turn, belongs to its player.
     *
     * @param rules rules of the game
     * @param asked random decisions that are asked for
     * @return as many, but with the pie rule at most those of the first turn
     */
    public static int decisions(Rules rules, int asked) {
        return rules.swap() ? Math.min(asked, FIRST_TURN) : asked;
    }
}
