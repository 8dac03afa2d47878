package org.ringrift.udf;

import org.ringrift.rating.EloScale;

/**
 * The SQL functions {@code expected_score(rating, opponent, players)} and {@code elo_difference(score, players)}. Null in
 * gives null out, as SQL's own functions do.
 */
public final class EloScores {
    private EloScores() {}

    /**
     * Probability of winning a game against equal opponents.
     *
     * @param rating own strength, Elo, or null
     * @param opponent strength of each opponent, Elo, or null
     * @param players seats of the game, at least 2, or null
     * @return the probability, 0 to 1; null if an argument is null
     * @throws IllegalArgumentException if a rating is not a number or there are fewer than two players
     */
    public static Double expectedScore(Double rating, Double opponent, Integer players) {
        return rating == null || opponent == null || players == null
                ? null
                : Double.valueOf(EloScale.expectedScore(rating - opponent, players));
    }

    /**
     * How much stronger than its equal opponents a player is who scores so much.
     *
     * @param score share of games won, 0 to 1, or null
     * @param players seats of a game, at least 2, or null
     * @return the difference, Elo; infinite for a score of 0 or 1; null if an argument is null
     * @throws IllegalArgumentException if the score is out of range or there are fewer than two players
     */
    public static Double difference(Double score, Integer players) {
        return score == null || players == null ? null : Double.valueOf(EloScale.difference(score, players));
    }
}
