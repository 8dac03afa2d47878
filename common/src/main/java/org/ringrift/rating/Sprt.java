package org.ringrift.rating;

/**
 * Wald's sequential probability ratio test of a playing strength: is a player {@code elo1} stronger than its opponents
 * rather than {@code elo0}? It may be looked at after every block of games without losing its error rates.
 *
 * @param elo0 strength difference under the null hypothesis, in Elo
 * @param elo1 strength difference under the alternative, in Elo, above elo0
 * @param alpha probability of accepting elo1 when elo0 is true, in (0, 0.5)
 * @param beta probability of accepting elo0 when elo1 is true, in (0, 0.5)
 */
public record Sprt(double elo0, double elo1, double alpha, double beta) {

    /** Added to each count, so that an outcome not seen yet stays possible; too small to weigh as evidence. */
    private static final double UNSEEN = 1e-3;

    private static final int BISECTIONS = 60;

    /** Checks the order of the hypotheses and the ranges of the error rates. */
    public Sprt {
        boolean ordered = Double.isFinite(elo0) && Double.isFinite(elo1) && elo0 < elo1;
        if (!ordered || !(alpha > 0 && alpha < 0.5 && beta > 0 && beta < 0.5)) {
            throw new IllegalArgumentException("Cannot test elo0 = " + elo0 + " against elo1 = " + elo1
                    + " with alpha = " + alpha + " and beta = " + beta + ".");
        }
    }

    /** 0 against 35 Elo with error rates of 5 %: bounds of about -2.94 and +2.94. */
    public static Sprt standard() {
        return new Sprt(0, 35, 0.05, 0.05);
    }

    /** Log-likelihood ratio at or below which elo0 is accepted (Wald's bound). */
    public double lower() {
        return StrictMath.log(beta / (1 - alpha));
    }

    /** Log-likelihood ratio at or above which elo1 is accepted (Wald's bound). */
    public double upper() {
        return StrictMath.log((1 - beta) / alpha);
    }

    /**
     * The test on blocks of games that share their opening, the player once in every seat. The ratio is that of the largest
     * likelihoods of the outcomes of a block with the mean score that each hypothesis demands (generalised SPRT, as chess
     * engines are tested on pairs: M. Van den Bergh, "The generalized maximum likelihood ratio for the expectation value of a
     * distribution"). It takes the spread of the outcomes from the blocks themselves, so the advantage of a seat or an
     * unbalanced opening does not distort it.
     *
     * <p>The ratio never falls when a block's score rises, all others being the same. Its derivative by the weight of a block
     * of score x is log(1 + t0 (x - m0)) - log(1 + t1 (x - m1)), with the means m0 &lt; m1 and their multipliers t0 &gt; t1
     * of {@code tilt}; that grows with x since 1/t grows with m by at least as much as m does, which follows from the
     * equation that defines t.
     *
     * @param scores the blocks so far
     * @return where the test stands; a ratio of 0 without blocks
     */
    public SprtResult blocks(BlockScores scores) {
        return SprtResult.of(ratio(scores.players(), scores.toArray()), lower(), upper());
    }

    /** The ratio for numbers of blocks by their points, see {@link BlockScores}. */
    double ratio(int players, long[] counts) {
        double[] weights = new double[counts.length];
        long blocks = 0;
        for (int i = 0; i < counts.length; i++) {
            weights[i] = counts[i] + UNSEEN;
            blocks += counts[i];
        }
        return blocks == 0
                ? 0
                : likelihoodLoss(weights, EloScale.expectedScore(elo0, players))
                        - likelihoodLoss(weights, EloScale.expectedScore(elo1, players));
    }

    /** By how much the largest log-likelihood of a distribution with that mean falls short of that of the counts' own shares. */
    private static double likelihoodLoss(double[] weights, double mean) {
        double tilt = tilt(weights, mean);
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += weights[i] * StrictMath.log(1 + tilt * (score(weights, i) - mean));
        }
        return loss;
    }

    private static double score(double[] weights, int points) {
        return points / (weights.length - 1.0);
    }

    /**
     * The Lagrange multiplier t of the likeliest distribution with the given mean: with observed shares q, score x has
     * probability q / (1 + t (x - mean)), where t makes the mean come out. The sum below falls steadily in t.
     */
    private static double tilt(double[] weights, double mean) {
        double least = -1 / (1 - mean);
        double greatest = 1 / mean;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (least + greatest) / 2;
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                double deviation = score(weights, i) - mean;
                sum += weights[i] * deviation / (1 + middle * deviation);
            }
            if (sum > 0) {
                least = middle;
            } else {
                greatest = middle;
            }
        }
        return (least + greatest) / 2;
    }
}
