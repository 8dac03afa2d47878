package org.ringrift.jobs.driver.regress;

import java.util.SplittableRandom;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.rating.BlockScores;

/**
 * Blocks of games made up by chance: 5 % without a winner, 40 Elo for the first seat above the last, openings worth 100 Elo to each
 * seat, as simulations of the gate's test have them.
 */
final class MadeUpGames {
    private static final double DRAWS = 0.05;
    private static final double SEATS = 40;
    private static final double OPENINGS = 100;

    /** Blocks from which those of games are drawn: so many that they are worth what their drop says, to half an Elo. */
    private static final int POOL = 100_000;

    private final int players;
    private final byte[] before;
    private final byte[] now;

    /**
     * @param players seats of a game
     * @param drop how much stronger the model before is, Elo
     */
    MadeUpGames(int players, double drop) {
        this.players = players;
        this.before = pool(drop, new SplittableRandom(1));
        this.now = pool(-drop, new SplittableRandom(2));
    }

    private byte[] pool(double elo, SplittableRandom random) {
        byte[] blocks = new byte[POOL];
        for (int i = 0; i < POOL; i++) {
            blocks[i] = (byte) block(elo, random);
        }
        return blocks;
    }

    /** A series of games that may be looked at while it grows. */
    final class Series {
        private final SplittableRandom random;
        private final long[] ofBefore = new long[players * players + 1];
        private final long[] ofNow = new long[players * players + 1];

        private Series(long seed) {
            this.random = new SplittableRandom(seed);
        }

        /** Plays blocks, each model in the one seat in every other one. */
        HeadToHead play(int blocks) {
            for (int i = 0; i < blocks; i++) {
                if (i % 2 == 0) {
                    ofBefore[before[random.nextInt(POOL)]]++;
                } else {
                    ofNow[now[random.nextInt(POOL)]]++;
                }
            }
            return new HeadToHead(
                    BlockScores.of(players, ofBefore), BlockScores.of(players, ofNow), "games", Rows.NOON);
        }
    }

    /** A new series. */
    Series series(long seed) {
        return new Series(seed);
    }

    private int block(double elo, SplittableRandom random) {
        double[] worth = new double[players];
        double all = 0;
        for (int seat = 0; seat < players; seat++) {
            double seats = SEATS * (players - 1 - seat) / (players - 1);
            worth[seat] = Math.pow(10, (seats + OPENINGS * random.nextGaussian()) / 400);
            all += worth[seat];
        }
        double factor = Math.pow(10, elo / 400);
        int points = 0;
        for (int seat = 0; seat < players; seat++) {
            double own = worth[seat] * factor;
            double win = own / (all - worth[seat] + own);
            boolean drawn = random.nextDouble() < DRAWS;
            int winner = drawn ? 0 : random.nextDouble() < win ? 1 : 2;
            points += BlockScores.points(players, 1, winner);
        }
        return points;
    }
}
