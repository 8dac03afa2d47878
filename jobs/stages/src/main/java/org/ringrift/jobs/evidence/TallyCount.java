package org.ringrift.jobs.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringrift.rating.PairScores;

/** Counts the games of one or several comparisons of the same player with the same opponent, copies once. */
public final class TallyCount {
    private static final int NO_WINNER = 0;

    private final int players;
    private final Set<String> played = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int wins;
    private int draws;
    private PairScores pairs = PairScores.NONE;

    /** @param players seats of a game, 2 to 4 */
    public TallyCount(int players) {
        this.players = players;
    }

    /**
     * Counts the games of a comparison.
     *
     * @param comparison which games
     * @param results the result of each by index
     * @return this
     * @throws IllegalArgumentException if there is not one result for each game
     */
    public TallyCount add(Comparison comparison, List<GameResult> results) {
        if (results.size() != comparison.games()) {
            throw new IllegalArgumentException(
                    "Cannot count " + comparison.games() + " games by " + results.size() + " results.");
        }
        int half = 0;
        boolean copied = false;
        for (int i = 0; i < results.size(); i++) {
            int seat = comparison.seat(i);
            boolean first = seat == 1;
            played.add(results.get(i).gameId());
            boolean isNew = seen.add(results.get(i).content() + " " + seat);
            int points = halfPoints(results.get(i), seat);
            half = (first ? 0 : half) + points;
            copied = !isNew || !first && copied;
            if (isNew) {
                wins += points == 2 ? 1 : 0;
                draws += points == 1 ? 1 : 0;
            }
            if (players == 2 && !first && !copied) {
                pairs = pairs.plus(pair(half));
            }
        }
        return this;
    }

    /** The result so far. */
    public Tally tally() {
        return new Tally(players, played.size(), seen.size(), wins, seen.size() - wins - draws, draws, pairs);
    }

    private static int halfPoints(GameResult result, int seat) {
        return result.winner() == seat ? 2 : result.winner() == NO_WINNER ? 1 : 0;
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
