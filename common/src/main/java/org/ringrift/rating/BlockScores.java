package org.ringrift.rating;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often a block of games gave a player each total. A block is n games of n players that share their opening, the player
 * once in every seat; it is the unit of tests because its games are not independent. A game that is won gives n points, one
 * without a winner 1, which is a fair share of it; so equal players have 1 point a game in the mean, whatever the seats,
 * openings and draws are.
 *
 * @param players seats of a game, 2 to 4
 * @param counts number of blocks with 0, 1, …, n * n points
 */
public record BlockScores(int players, List<Long> counts) {
    private static final int DRAW = 1;

    /** Checks that there is a count for each total and that none is negative. */
    public BlockScores {
        if (players < 2 || players > 4 || counts.size() != players * players + 1) {
            throw new IllegalArgumentException("Cannot count blocks of " + players + " players by " + counts.size()
                    + " totals: require 2 to 4 players, and n * n + 1 totals for n of them.");
        }
        if (Collections.min(counts) < 0) {
            throw new IllegalArgumentException("Cannot count blocks: a count is negative.");
        }
        counts = List.copyOf(counts);
    }

    /** No blocks yet. */
    public static BlockScores none(int players) {
        return of(players, new long[players * players + 1]);
    }

    /**
     * Blocks by their totals.
     *
     * @param players seats of a game, 2 to 4
     * @param counts number of blocks with 0, 1, …, n * n points
     */
    public static BlockScores of(int players, long... counts) {
        List<Long> boxed = new ArrayList<>();
        for (long count : counts) {
            boxed.add(count);
        }
        return new BlockScores(players, boxed);
    }

    /**
     * Points of one game.
     *
     * @param players seats of the game
     * @param seat seat of the player, from 1
     * @param winner seat of the winner, 0 for none
     * @return n, 1 or 0
     */
    public static int points(int players, int seat, int winner) {
        return winner == seat ? players : winner == 0 ? DRAW : 0;
    }

    /** These blocks and one more of so many points. */
    public BlockScores with(int points) {
        List<Long> more = new ArrayList<>(counts);
        more.set(points, more.get(points) + 1);
        return new BlockScores(players, more);
    }

    /** Number of blocks. */
    public long blocks() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Mean score of a game, 0 to 1 with 1/n for equal players; NaN without blocks. */
    public double meanScore() {
        double points = 0;
        for (int i = 0; i < counts.size(); i++) {
            points += (double) i * counts.get(i);
        }
        return points / (players * players * (double) blocks());
    }

    /** The counts, to be computed with. */
    long[] toArray() {
        return counts.stream().mapToLong(Long::longValue).toArray();
    }
}
