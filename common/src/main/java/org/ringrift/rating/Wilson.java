package org.ringrift.rating;

/** Wilson's score interval of a binomial share (E. B. Wilson, JASA 22, 1927). */
public final class Wilson {

    /** Standard normal quantile of a two-sided 95 % interval. */
    public static final double Z95 = 1.959963984540054;

    /** Standard normal quantile of a two-sided 99.5 % interval. */
    public static final double Z995 = 2.807033768343811;

    private Wilson() {}

    /**
     * The interval of the share behind {@code wins} out of {@code games}. Without games nothing is known: 0 to 1.
     *
     * @param wins 0..games; a shared win may count as a fraction
     * @param games number of independent games, at least 0
     * @param z standard normal quantile, positive
     * @throws IllegalArgumentException when an argument is out of range or not a number
     */
    public static Interval interval(double wins, double games, double z) {
        if (!(games >= 0 && wins >= 0 && wins <= games && z > 0) || Double.isInfinite(games) || Double.isInfinite(z)) {
            throw new IllegalArgumentException("Cannot compute a Wilson interval for " + wins + " wins in " + games
                    + " games with z = " + z + ".");
        }
        if (games == 0) {
            return new Interval(0, 1, Double.NaN);
        }
        double share = wins / games;
        double square = z * z / games;
        double centre = share + square / 2;
        double spread = Math.sqrt(square * (share * (1 - share) + square / 4));
        double low = wins == 0 ? 0 : (centre - spread) / (1 + square);
        double high = wins == games ? 1 : (centre + spread) / (1 + square);
        return new Interval(low, high, share);
    }
}
