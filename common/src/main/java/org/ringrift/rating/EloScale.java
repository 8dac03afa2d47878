package org.ringrift.rating;

/**
 * The logistic scale of strengths: 400 Elo more make the odds of winning ten times as good (A. Elo, "The Rating of
 * Chessplayers", 1978). With more than two seats it is the first choice of the Plackett-Luce model against equal opponents,
 * so that 0 Elo stand for a fair share of 1/n.
 */
public final class EloScale {
    /** Elo that make the odds of winning ten times as good. */
    public static final double TENFOLD_ODDS = 400;

    private EloScale() {}

    /**
     * Probability of winning a game against equal opponents.
     *
     * @param difference own strength less that of each opponent, Elo
     * @param players seats of the game, at least 2
     * @return the probability, 0 to 1; 1/n for a difference of 0
     * @throws IllegalArgumentException if the difference is not a number or there are fewer than two players
     */
    public static double expectedScore(double difference, int players) {
        requirePlayers(players);
        if (Double.isNaN(difference)) {
            throw new IllegalArgumentException("Cannot compute an expected score: the difference is not a number.");
        }
        return 1 / (1 + (players - 1) * StrictMath.pow(10, -difference / TENFOLD_ODDS));
    }

    /**
     * How much stronger than its equal opponents a player is who scores so much: undoes {@link #expectedScore}.
     *
     * @param score share of games won, 0 to 1
     * @param players seats of a game, at least 2
     * @return the difference, Elo; infinite for a score of 0 or 1
     * @throws IllegalArgumentException if the score is out of range or there are fewer than two players
     */
    public static double difference(double score, int players) {
        requirePlayers(players);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(
                    "Cannot compute an Elo difference: the score is " + score + ". Give a share of games, 0 to 1.");
        }
        return TENFOLD_ODDS * StrictMath.log10(score * (players - 1) / (1 - score));
    }

    private static void requirePlayers(int players) {
        if (players < 2) {
            throw new IllegalArgumentException(
                    "Cannot compare strengths in games of " + players + " players: there are at least 2.");
        }
    }
}
