package org.ringrift.jobs.dataset;

import org.ringrift.encode.ValueTargets;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.rules.GameState;

/**
 * Value targets of a game.
 *
 * @param seats value of each seat, index seat - 1
 * @param moving value of a position in which the seat is to move, index seat - 1; differs from {@code seats} only in
 *     legacy values
 */
record SeatValues(float[] seats, float[] moving) {
    /** By the recorded ranks. */
    static SeatValues corrected(GameRow game) {
        float[] values = new float[game.ranks().size()];
        ValueTargets.fromRanks(game.ranks().stream().mapToInt(Integer::intValue).toArray(), values);
        return new SeatValues(values, values);
    }

    /**
     * As the predecessor's exporter computes them: seats are ranked by credited rings, then territory, then seat number,
     * whoever won; only the single value of two-player games knows the winner.
     *
     * @param game the game
     * @param last its last position
     * @return the values
     */
    static SeatValues legacy(GameRow game, GameState last) {
        int n = game.ranks().size();
        float[] values = new float[n];
        for (int seat = 1; seat <= n; seat++) {
            int better = 0;
            for (int other = 1; other <= n; other++) {
                better += legacyBetter(last, other, seat) ? 1 : 0;
            }
            values[seat - 1] = 1f - 2f * better / (n - 1);
        }
        if (n > 2) {
            return new SeatValues(values, values);
        }
        float first = game.winner() == 1 ? 1f : -1f;
        return new SeatValues(values, new float[] {first, -first});
    }

    /**
     * Moves the values of a position towards what its search thought of it. What the seat to move gains the others lose in
     * equal parts, so that the sum stays.
     *
     * @param bySeat values of the seats, changed; each in [-1, 1] before and after
     * @param players number of seats
     * @param seat the seat to move, from 1
     * @param searched value of the search's root for that seat
     * @param weight of the searched value, 0 to 1
     */
    static void mix(float[] bySeat, int players, int seat, float searched, double weight) {
        double gained = weight * (searched - bySeat[seat - 1]);
        for (int q = 1; q <= players; q++) {
            double value = bySeat[q - 1] + (q == seat ? gained : -gained / (players - 1));
            bySeat[q - 1] = (float) Math.max(-1, Math.min(1, value));
        }
    }

    /** The values of positions before a swap: the players of seats 1 and 2 are still to trade places. */
    SeatValues beforeSwap() {
        return new SeatValues(traded(seats), traded(moving));
    }

    private static float[] traded(float[] values) {
        float[] traded = values.clone();
        traded[0] = values[1];
        traded[1] = values[0];
        return traded;
    }

    private static boolean legacyBetter(GameState last, int seat, int than) {
        int byRings = Integer.compare(last.eliminated(seat), last.eliminated(than));
        if (byRings != 0) {
            return byRings > 0;
        }
        int byTerritory = Integer.compare(last.territory(seat), last.territory(than));
        return byTerritory != 0 ? byTerritory > 0 : seat < than;
    }
}
