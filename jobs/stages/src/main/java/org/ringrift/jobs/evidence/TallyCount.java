package org.ringrift.jobs.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringrift.rating.BlockScores;

/** Counts the games of one or several comparisons of the same player with the same opponent, copies once. */
public final class TallyCount {
    private static final int NO_WINNER = 0;

    private final int players;
    private final Set<String> played = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private int wins;
    private int draws;
    private BlockScores blocks;

    /** @param players seats of a game, 2 to 4 */
    public TallyCount(int players) {
        this.players = players;
        this.blocks = BlockScores.none(players);
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
        int points = 0;
        boolean copied = false;
        for (int i = 0; i < results.size(); i++) {
            GameResult result = results.get(i);
            int seat = comparison.seat(i);
            boolean first = seat == 1;
            played.add(result.gameId());
            boolean isNew = seen.add(result.content() + " " + seat);
            points = (first ? 0 : points) + BlockScores.points(players, seat, result.winner());
            copied = !isNew || !first && copied;
            if (isNew) {
                wins += result.winner() == seat ? 1 : 0;
                draws += result.winner() == NO_WINNER ? 1 : 0;
            }
            if (seat == players && !copied) {
                blocks = blocks.with(points);
            }
        }
        return this;
    }

    /** The result so far. */
    public Tally tally() {
        return new Tally(players, played.size(), seen.size(), wins, seen.size() - wins - draws, draws, blocks);
    }
}
