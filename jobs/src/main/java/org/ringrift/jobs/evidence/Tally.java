package org.ringrift.jobs.evidence;

import java.util.List;
import org.ringrift.rating.Interval;
import org.ringrift.rating.PairScores;
import org.ringrift.rating.Sprt;
import org.ringrift.rating.SprtResult;
import org.ringrift.rating.Wilson;

/**
 * The result of a comparison.
 *
 * @param players seats of a game, 2 to 4
 * @param games games played
 * @param wins games that the judged player won
 * @param losses games that somebody else won
 * @param draws games without a winner
 * @param pairs scores of the pairs with the same opening; none with more than two players
 */
public record Tally(int players, int games, int wins, int losses, int draws, PairScores pairs) {
    private static final int NO_WINNER = 0;

    /**
     * Counts the games of a comparison.
     *
     * @param comparison which games
     * @param winners winning seat of each game by index, 0 for none
     * @return the result
     * @throws IllegalArgumentException if there is not one winner for each game
     */
    public static Tally of(Comparison comparison, List<Integer> winners) {
        if (winners.size() != comparison.games()) {
            throw new IllegalArgumentException(
                    "Cannot count " + comparison.games() + " games by " + winners.size() + " results.");
        }
        int wins = 0;
        int draws = 0;
        PairScores pairs = PairScores.NONE;
        int half = 0;
        int players = comparison.rules().players();
        for (int i = 0; i < winners.size(); i++) {
            int winner = winners.get(i);
            boolean won = winner == comparison.seat(i);
            wins += won ? 1 : 0;
            draws += winner == NO_WINNER ? 1 : 0;
            half = (i % players == 0 ? 0 : half) + (won ? 2 : winner == NO_WINNER ? 1 : 0);
            if (players == 2 && i % 2 == 1) {
                pairs = pairs.plus(pair(half));
            }
        }
        int games = winners.size();
        return new Tally(players, games, wins, games - wins - draws, draws, pairs);
    }

    /** The 95 % Wilson interval of the win rate. */
    public Interval interval() {
        return Wilson.interval(wins, (double) games, Wilson.Z95);
    }

    /** What wins if all players are equal: 1/n. */
    public double fairShare() {
        return 1.0 / players;
    }

    /** The standard sequential test: by pairs for two players, by the share of wins for more. */
    public SprtResult sprt() {
        return players == 2 ? Sprt.standard().pairs(pairs) : Sprt.standard().shares(players, wins, games);
    }

    private static PairScores pair(int halfPoints) {
        return switch (halfPoints) {
            case 0 -> new PairScores(1, 0, 0, 0, 0);
            case 1 -> new PairScores(0, 1, 0, 0, 0);
            case 2 -> new PairScores(0, 0, 1, 0, 0);
            case 3 -> new PairScores(0, 0, 0, 1, 0);
            default -> new PairScores(0, 0, 0, 0, 1);
        };
    }
}
