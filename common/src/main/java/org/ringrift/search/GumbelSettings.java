package org.ringrift.search;

import org.ringrift.UserError;

/**
 * How a Gumbel search spends its effort.
 *
 * @param simulations positions visited below the root for one decision, from 0 (the prior alone decides) to
 *     {@link #MAX_SIMULATIONS}; the evaluation of the root itself is not counted
 * @param considered root moves among which sequential halving chooses, 1 to {@link #MAX_CONSIDERED}; all of them if
 *     fewer are legal
 * @param noise factor of the Gumbel noise at the root: 1 samples as in the paper, 0 decides without chance
 */
public record GumbelSettings(int simulations, int considered, double noise) {
    /** The most simulations for one decision; it bounds the memory of a search. */
    public static final int MAX_SIMULATIONS = 100_000;

    /** The most root moves that may be considered. */
    public static final int MAX_CONSIDERED = 4096;

    /** Considered root moves unless stated: the number that Danihelka et al. (2022) use for Go. */
    public static final int DEFAULT_CONSIDERED = 16;

    /** @throws UserError if a number is out of its range */
    public GumbelSettings {
        if (simulations < 0 || simulations > MAX_SIMULATIONS) {
            throw new UserError("Cannot search with " + simulations + " simulations: the range is 0 to "
                    + MAX_SIMULATIONS + ". Choose a number in it.");
        }
        if (considered < 1 || considered > MAX_CONSIDERED) {
            throw new UserError("Cannot search with " + considered + " considered moves: the range is 1 to "
                    + MAX_CONSIDERED + ". The usual number is " + DEFAULT_CONSIDERED + ".");
        }
        if (!(noise >= 0 && noise <= 1000)) {
            throw new UserError(
                    "Cannot search with a root noise of " + noise + ": the range is 0 to 1000. Use 1, or 0 for none.");
        }
    }

    /** Settings with the usual number of considered moves and the noise of the paper. */
    public static GumbelSettings of(int simulations) {
        return new GumbelSettings(simulations, DEFAULT_CONSIDERED, 1);
    }

    /** The same settings with another factor of the root noise. */
    public GumbelSettings withNoise(double factor) {
        return new GumbelSettings(simulations, considered, factor);
    }
}
