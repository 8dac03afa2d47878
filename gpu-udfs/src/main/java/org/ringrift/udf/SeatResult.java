package org.ringrift.udf;

import org.ringrift.encode.ValueTargets;

/**
 * The SQL function {@code seat_result(ranks, seat)}: how a game ended for a seat, as nets are taught it. +1 for the winner, -1
 * for the last, evenly between for the others; seats that share a rank share the mean of its places.
 */
public final class SeatResult {
    private SeatResult() {}

    /**
     * The result of one seat.
     *
     * @param ranks rank of each seat, 1 for the winner, such as {@code 1, 2, 2, 4}; or null
     * @param seat from 1, or null
     * @return the result, -1 to 1; null if an argument is null
     * @throws IllegalArgumentException if the ranks are not of that form or there is no such seat
     */
    public static Double of(int[] ranks, Integer seat) {
        if (ranks == null || seat == null) {
            return null;
        }
        if (seat < 1 || seat > ranks.length) {
            throw new IllegalArgumentException(
                    "Cannot tell the result of seat " + seat + ": the game has seats 1 to " + ranks.length + ".");
        }
        float[] values = new float[ranks.length];
        ValueTargets.fromRanks(ranks, values);
        return (double) values[seat - 1];
    }
}
