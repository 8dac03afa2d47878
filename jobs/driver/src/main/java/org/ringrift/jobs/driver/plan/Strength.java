package org.ringrift.jobs.driver.plan;

import org.ringrift.UserError;

/**
 * How strong a configuration's production model is.
 *
 * @param elo its rating on the scale whose heuristic player stands at 1200
 * @param halfWidth half of the rating's 95 % interval, Elo, 0 or more
 * @param velocity what it gained, Elo a day
 * @param trend where it is going
 */
public record Strength(double elo, double halfWidth, double velocity, Trend trend) {
    /**
     * Uncertainty of what was never rated, Elo (default of the value of information in RingRift's {@code
     * priority_calculator.py}).
     */
    public static final double UNKNOWN = 200;

    /** Rating of what was never rated: below the heuristic player's 1200, the zero of RingRift's {@code ArchitectureTracker}. */
    public static final double START = 1000;

    /** Before the first rated model. */
    public static final Strength UNRATED = new Strength(START, UNKNOWN, 0, Trend.STABLE);

    /** @throws UserError if a number is not finite or the interval is negative */
    public Strength {
        if (!Double.isFinite(elo) || !Double.isFinite(velocity) || !(halfWidth >= 0) || Double.isInfinite(halfWidth)) {
            throw new UserError("Cannot plan with a rating of " + elo + " +- " + halfWidth + " and " + velocity
                    + " Elo a day: these are finite numbers, and the interval is not negative. Rate the model again.");
        }
    }
}
