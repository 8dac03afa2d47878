package org.ringrift.udf;

/**
 * The SQL function {@code sample_weight(player, age_days)}: how much a position counts in training, by who moved and how long
 * ago. The weight of the kind of player times that of freshness, as the predecessor's exporter has them: searches 3, a net
 * without search 1.5, all others 1; freshness halves every three days and stays within 0.1 to 1.
 */
public final class SampleWeight {
    /** Weight of a position that was searched. */
    public static final double SEARCH = 3;
    /** Weight of one where a net played without a search. */
    public static final double POLICY = 1.5;
    /** Weight of any other. */
    public static final double OTHER = 1;
    /** Days in which freshness halves. */
    public static final double HALF_LIFE_DAYS = 3;
    /** What is left of the oldest. */
    public static final double LEAST_FRESHNESS = 0.1;

    private SampleWeight() {}

    /**
     * The weight of a sample, not yet normalised.
     *
     * @param player specification of the player that moved, such as {@code gumbel:sims=32}, or null
     * @param ageDays age of its game, days; a game of the future counts as new; or null
     * @return the weight, 0.1 to 3; null if an argument is null
     * @throws IllegalArgumentException if the age is not a number
     */
    public static Double of(String player, Double ageDays) {
        return player == null || ageDays == null ? null : Double.valueOf(source(player) * freshness(ageDays));
    }

    /**
     * Weight of a kind of player.
     *
     * @param player its specification
     * @return 3, 1.5 or 1
     */
    static double source(String player) {
        int options = player.indexOf(':');
        return switch (options < 0 ? player : player.substring(0, options)) {
            case "gumbel" -> SEARCH;
            case "policy" -> POLICY;
            default -> OTHER;
        };
    }

    /**
     * Weight of an age.
     *
     * @param ageDays days
     * @return 0.1 to 1
     */
    static double freshness(double ageDays) {
        if (Double.isNaN(ageDays)) {
            throw new IllegalArgumentException("Cannot weigh a sample: its age is not a number of days.");
        }
        return Math.max(LEAST_FRESHNESS, Math.min(1, StrictMath.pow(2, -ageDays / HALF_LIFE_DAYS)));
    }
}
