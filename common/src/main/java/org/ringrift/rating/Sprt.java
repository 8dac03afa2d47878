package org.ringrift.rating;

/**
 * Wald's sequential probability ratio test of a playing strength: is a player {@code elo1} stronger than its opponent
 * rather than {@code elo0}? It may be looked at after every pair or game without losing its error rates.
 *
 * @param elo0 strength difference under the null hypothesis, in Elo
 * @param elo1 strength difference under the alternative, in Elo, above elo0
 * @param alpha probability of accepting elo1 when elo0 is true, in (0, 0.5)
 * @param beta probability of accepting elo0 when elo1 is true, in (0, 0.5)
 */
public record Sprt(double elo0, double elo1, double alpha, double beta) {

    private static final double[] SCORES = {0, 0.25, 0.5, 0.75, 1};

    /** Stands for a count of zero, so that an outcome not seen yet stays possible; too small to weigh as evidence. */
    private static final double UNSEEN = 1e-3;

    private static final int BISECTIONS = 80;

    /** Checks the order of the hypotheses and the ranges of the error rates. */
    public Sprt {
        boolean ordered = Double.isFinite(elo0) && Double.isFinite(elo1) && elo0 < elo1;
        if (!ordered || !(alpha > 0 && alpha < 0.5 && beta > 0 && beta < 0.5)) {
            throw new IllegalArgumentException("Cannot test elo0 = " + elo0 + " against elo1 = " + elo1
                    + " with alpha = " + alpha + " and beta = " + beta + ".");
        }
    }

    /** 0 against 25 Elo with error rates of 5 %: bounds of about -2.94 and +2.94. */
    public static Sprt standard() {
        return new Sprt(0, 25, 0.05, 0.05);
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
     * The test for two players on seat-swapped pairs. The ratio is that of the largest likelihoods of the five pair
     * outcomes with the mean score that each hypothesis demands (generalised SPRT). It takes the spread of the outcomes
     * from the pairs themselves, so an advantage of one seat or an unbalanced opening does not distort it.
     */
    public SprtResult pairs(PairScores scores) {
        if (scores.pairs() == 0) {
            return SprtResult.of(0, lower(), upper());
        }
        double[] counts = {
            seen(scores.zero()), seen(scores.half()), seen(scores.one()), seen(scores.oneAndHalf()), seen(scores.two())
        };
        double mean0 = firstChoice(2, elo0);
        double mean1 = firstChoice(2, elo1);
        double tilt0 = tilt(counts, mean0);
        double tilt1 = tilt(counts, mean1);
        double llr = 0;
        for (int i = 0; i < counts.length; i++) {
            double ratio = (1 + tilt0 * (SCORES[i] - mean0)) / (1 + tilt1 * (SCORES[i] - mean1));
            llr += counts[i] * StrictMath.log(ratio);
        }
        return SprtResult.of(llr, lower(), upper());
    }

    /**
     * The test for a player on one seat against equal opponents on the others: its wins are binomial with the share
     * that each hypothesis gives, which is 1/n for 0 Elo. Seats should be played equally often; the seats' own
     * advantages then only make the test more cautious.
     *
     * @param players seats in the game, 2 to 4
     * @param wins games won, 0..games; a shared win may count as a fraction
     * @param games games played
     */
    public SprtResult shares(int players, double wins, double games) {
        if (players < 2 || players > 4 || !(wins >= 0 && wins <= games) || Double.isInfinite(games)) {
            throw new IllegalArgumentException(
                    "Cannot test " + wins + " wins in " + games + " games of " + players + " players.");
        }
        double share0 = firstChoice(players, elo0);
        double share1 = firstChoice(players, elo1);
        double llr =
                wins * StrictMath.log(share1 / share0) + (games - wins) * StrictMath.log((1 - share1) / (1 - share0));
        return SprtResult.of(llr, lower(), upper());
    }

    /** Probability that a player {@code elo} above equal opponents wins a game of {@code players} seats. */
    static double firstChoice(int players, double elo) {
        return 1 / (1 + (players - 1) * StrictMath.pow(10, -elo / 400));
    }

    private static double seen(long count) {
        return count == 0 ? UNSEEN : count;
    }

    /**
     * The Lagrange multiplier t of the likeliest distribution with the given mean: with observed shares q, outcome x
     * has probability q / (1 + t (x - mean)), where t makes the mean come out. The sum below falls steadily in t.
     */
    private static double tilt(double[] counts, double mean) {
        double least = -1 / (1 - mean);
        double greatest = 1 / mean;
        for (int step = 0; step < BISECTIONS; step++) {
            double middle = (least + greatest) / 2;
            double sum = 0;
            for (int i = 0; i < counts.length; i++) {
                double deviation = SCORES[i] - mean;
                sum += counts[i] * deviation / (1 + middle * deviation);
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
