package org.ringrift.jobs.bench.lake;

import java.util.List;
import java.util.Map;
import org.ringrift.UserError;

/**
 * What is to be measured.
 *
 * @param games games of the warehouse, from {@value #LEAST_GAMES} to {@value #MOST_GAMES}
 * @param datasetGames the newest games of which a dataset is made, above 0
 * @param runs how often a warm query is measured, from 1
 * @param recipes queries by the name of what they find
 */
public record LakeRequest(int games, int datasetGames, int runs, Map<String, List<String>> recipes) {
    /** Least games. */
    public static final int LEAST_GAMES = 1000;

    /** Most games. */
    public static final int MOST_GAMES = 100_000_000;

    /** @throws UserError if a number is out of range, or there is no recipe */
    public LakeRequest {
        if (games < LEAST_GAMES || games > MOST_GAMES) {
            throw new UserError("Cannot measure a warehouse of " + games + " games: the range is " + LEAST_GAMES
                    + " to " + MOST_GAMES + ".");
        }
        if (datasetGames < 1) {
            throw new UserError("Cannot make a dataset of " + datasetGames + " games: it needs at least 1.");
        }
        if (runs < 1) {
            throw new UserError("Cannot measure in " + runs + " runs: it needs at least 1.");
        }
        if (recipes.isEmpty()) {
            throw new UserError(
                    "Cannot measure recipes: the page has none. Give that of the guide, docs/guide/sql.md.");
        }
    }
}
