package org.ringrift.jobs.learning;

import org.ringrift.jobs.lake.schema.RatingRow;

/**
 * A rating, or a difference of two, with its 95 % interval.
 *
 * @param rating most likely value, Elo
 * @param low lower bound, Elo
 * @param high upper bound, Elo
 */
public record Elo(double rating, double low, double high) {
    static Elo of(RatingRow row) {
        return new Elo(row.rating(), row.low(), row.high());
    }

    /**
     * How much stronger this one is than another one. The errors of the two are taken as independent, and the interval is
     * the root of the sum of the squares of theirs: errors that both share, as those of the heuristic's games, would cancel
     * out, so that it is rather too wide than too narrow.
     *
     * @param other the other one
     * @return this less the other
     */
    public Elo minus(Elo other) {
        double difference = rating - other.rating;
        double reach = Math.hypot((high - low) / 2, (other.high - other.low) / 2);
        return new Elo(difference, difference - reach, difference + reach);
    }
}
