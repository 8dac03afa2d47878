package org.ringrift.jobs.bench.moves;

import java.util.Arrays;

/**
 * How long a player thinks about a move.
 *
 * @param player specification of the player
 * @param modelSha256 sha256 of its net; null without one
 * @param simulations of a decision; null where nothing is searched
 * @param decisions that were timed
 * @param meanMilliseconds mean time of a decision
 * @param milliseconds90 time within which 90 % of the decisions were made
 * @param simulationsPerSecond simulations in a second of thinking; null where nothing is searched
 */
public record MoveTime(
        String player,
        String modelSha256,
        Integer simulations,
        int decisions,
        double meanMilliseconds,
        double milliseconds90,
        Double simulationsPerSecond) {
    private static final double MOST = 0.9;
    private static final double NANOS = 1e6;

    /**
     * By the times of decisions.
     *
     * @param nanos of each decision, one or more
     */
    static MoveTime of(String player, String modelSha256, Integer simulations, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double mean = Arrays.stream(nanos).average().orElseThrow() / NANOS;
        return new MoveTime(
                player,
                modelSha256,
                simulations,
                nanos.length,
                mean,
                sorted[(int) Math.ceil(MOST * sorted.length) - 1] / NANOS,
                simulations == null ? null : (Double) (1e3 * simulations / mean));
    }
}
