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
 * @param tries most moves that are tried at a position to find a win within the turn, twenty times as many at the root and where the
 *     line that would be played hands the turn over; 0 (not looked for) to {@link #MAX_TRIES}
 */
public record GumbelSettings(int simulations, int considered, double noise, int tries) {
    /** The most simulations for one decision; it bounds the memory of a search. */
    public static final int MAX_SIMULATIONS = 100_000;

    /** The most root moves that may be considered. */
    public static final int MAX_CONSIDERED = 4096;

    /** Considered root moves unless stated: the number that Danihelka et al. (2022) use for Go. */
    public static final int DEFAULT_CONSIDERED = 16;

    /** The most moves that may be tried at a position to find a win. */
    public static final int MAX_TRIES = 100_000;

    /** Moves tried unless stated: nearly all turns of the small boards are searched through, and most of the large ones. */
    public static final int DEFAULT_TRIES = 1000;

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
        if (tries < 0 || tries > MAX_TRIES) {
            throw new UserError("Cannot look for a win by " + tries + " moves: the range is 0 to " + MAX_TRIES
                    + ". The usual number is " + DEFAULT_TRIES + ".");
        }
    }

    /** Settings with the usual numbers of considered moves and of tries, and the noise of the paper. */
    public static GumbelSettings of(int simulations) {
        return new GumbelSettings(simulations, DEFAULT_CONSIDERED, 1, DEFAULT_TRIES);
    }

    /** The same settings with another factor of the root noise. */
    public GumbelSettings withNoise(double factor) {
        return new GumbelSettings(simulations, considered, factor, tries);
    }
}
