package org.ringrift.udf;

import org.ringrift.rating.BlockScores;
import org.ringrift.rating.Sprt;

/**
 * The SQL function {@code sprt_llr(blocks, elo0, elo1)}: log-likelihood ratio of Wald's sequential test, {@link Sprt}. At
 * error rates of 5 % it is decided at -2.94 and +2.94.
 */
public final class SprtRatio {
    /** The ratio does not depend on them; the bounds would. */
    private static final double ERROR_RATE = 0.05;

    private SprtRatio() {}

    /**
     * The ratio for blocks of n games of n players that share their opening, the player once in every seat. A game won gives n
     * points, one without a winner 1.
     *
     * @param blocks number of blocks with 0, 1, …, n * n points: 5, 10 or 17 numbers for 2, 3 or 4 players; or null
     * @param elo0 strength difference under the null hypothesis, Elo, or null
     * @param elo1 strength difference under the alternative, Elo, above elo0, or null
     * @return the ratio, natural logarithm; 0 without blocks; null if an argument is null
     * @throws IllegalArgumentException if there are not as many counts, one is negative, or elo0 is not below elo1
     */
    public static Double of(long[] blocks, Double elo0, Double elo1) {
        if (blocks == null || elo0 == null || elo1 == null) {
            return null;
        }
        int players = players(blocks.length);
        return new Sprt(elo0, elo1, ERROR_RATE, ERROR_RATE)
                .blocks(BlockScores.of(players, blocks))
                .llr();
    }

    private static int players(int counts) {
        return switch (counts) {
            case 5 -> 2;
            case 10 -> 3;
            case 17 -> 4;
            default ->
                throw new IllegalArgumentException("Cannot test blocks counted by " + counts
                        + " totals: give 5, 10 or 17 counts for 2, 3 or 4 players.");
        };
    }
}
