package org.ringrift.search;

import org.ringrift.Seeds;

/** Draws from the standard Gumbel distribution, each a pure function of a seed and an index. */
public final class GumbelNoise {
    private static final double UNIT = 0x1.0p-53;

    private GumbelNoise() {}

    /**
     * Draw number {@code index} under {@code seed}: {@code -ln(-ln(u))} with u uniform in (0, 1). The argmax of logits
     * plus such draws is a sample of their softmax.
     *
     * @param seed any value
     * @param index 0 or more
     * @return a finite value, the same on every machine
     */
    public static double draw(long seed, int index) {
        double u = ((Seeds.mix(seed, index) >>> 11) + 0.5) * UNIT;
        // StrictMath: the same bits on every machine, so that a game is the same wherever it is played.
        return -StrictMath.log(-StrictMath.log(u));
    }
}
