package org.ringrift.rating;

/**
 * When a sequential test of a candidate against the production model is looked at, and when it ends without an answer. Games
 * are played in blocks, see {@link BlockScores}.
 *
 * @param sprt what is asked
 * @param step games from one look to the next, at least 1; rounded up to whole blocks
 * @param most games of one evaluation after which it ends undecided, at least 1; rounded up to whole blocks
 */
public record SequentialTest(Sprt sprt, int step, int most) {
    /** Checks that games are played. */
    public SequentialTest {
        if (step < 1 || most < 1) {
            throw new IllegalArgumentException(
                    "Cannot test in steps of " + step + " up to " + most + " games: require at least 1 of each.");
        }
    }

    /** The same test with another number of games at most. */
    public SequentialTest withMost(int games) {
        return new SequentialTest(sprt, step, games);
    }

    /** Games at most, in whole blocks of so many players. */
    public int most(int players) {
        return whole(most, players);
    }

    /**
     * When to look next. It depends on the number of games alone, so that a test that was stopped goes on with the same
     * looks.
     *
     * @param players seats of a game
     * @param played games so far, less than {@link #most(int)}
     * @return number of games at the next look
     */
    public int nextLook(int players, int played) {
        int whole = whole(step, players);
        return (int) Math.min(most(players), (played / whole + 1L) * whole);
    }

    private static int whole(int games, int players) {
        return (int) ((games + players - 1L) / players * players);
    }
}
