package org.ringrift.udf;

import org.ringrift.rating.Wilson;

/**
 * The SQL functions {@code wilson_low(wins, games)} and {@code wilson_high(wins, games)}: bounds of the 95 % score
 * interval of a win rate. Null in gives null out, as SQL's own functions do.
 */
public final class WilsonBounds {
    private WilsonBounds() {}

    /**
     * Lower bound of the win rate.
     *
     * @param wins 0 to {@code games}, or null
     * @param games number of games, or null
     * @return the bound, 0 to 1; 0 without games; null if an argument is null
     * @throws IllegalArgumentException if there are more wins than games or a number is negative
     */
    public static Double low(Long wins, Long games) {
        return wins == null || games == null
                ? null
                : Double.valueOf(Wilson.interval(wins, games, Wilson.Z95).low());
    }

    /**
     * Upper bound of the win rate.
     *
     * @param wins 0 to {@code games}, or null
     * @param games number of games, or null
     * @return the bound, 0 to 1; 1 without games; null if an argument is null
     * @throws IllegalArgumentException if there are more wins than games or a number is negative
     */
    public static Double high(Long wins, Long games) {
        return wins == null || games == null
                ? null
                : Double.valueOf(Wilson.interval(wins, games, Wilson.Z95).high());
    }
}
