package org.ringrift.record;

import java.io.Serializable;

/**
 * Random first decisions of a game, so that deterministic players do not repeat one game.
 *
 * @param decisions how many decisions are drawn uniformly from the legal moves, 0 or more
 * @param seed source of that chance; games that share it share their opening
 */
public record Opening(int decisions, long seed) implements Serializable {
    /** No random decisions. */
    public static final Opening NONE = new Opening(0, 0);

    /** @throws IllegalArgumentException if the number of decisions is negative */
    public Opening {
        if (decisions < 0) {
            throw new IllegalArgumentException("Opening decisions must not be negative: " + decisions);
        }
    }
}
