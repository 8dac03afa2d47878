package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import org.ringrift.UserError;

/**
 * What a configuration has to learn from. Games are distinct games; the version of the table that a training read says which of
 * them are new, so that a failed training uses none up.
 *
 * @param games all games
 * @param newGames games that no training has read
 * @param recentGames games of the last {@link Starvation#ITERATION}
 * @param datasetGames games in the newest dataset that no training has read
 * @param datasetSamples samples in the newest dataset; 0 if a training has read it
 * @param softTargetShare share of its samples whose policy target is a search's visit distribution, 0..1
 * @param newestGame when the last game was committed, {@link StageState#NEVER} without one
 */
public record DataState(
        long games,
        long newGames,
        long recentGames,
        long datasetGames,
        long datasetSamples,
        double softTargetShare,
        Instant newestGame) {
    /** A configuration without a game. */
    public static final DataState EMPTY = new DataState(0, 0, 0, 0, 0, 1, StageState.NEVER);

    /** @throws UserError if a number is out of range */
    public DataState {
        if (Math.min(Math.min(games, newGames), Math.min(recentGames, Math.min(datasetGames, datasetSamples))) < 0) {
            throw new UserError(
                    "Cannot plan with " + games + " games, " + newGames + " new, " + recentGames + " recent, "
                            + datasetGames + " in the dataset with " + datasetSamples
                            + " samples: a number is negative. Count again.");
        }
        if (!(softTargetShare >= 0 && softTargetShare <= 1)) {
            throw new UserError("Cannot plan with a share of " + softTargetShare
                    + " of samples with soft targets: the range is 0 to 1.");
        }
    }
}
