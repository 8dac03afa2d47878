package org.ringrift.jobs.driver.plan;

import org.ringrift.UserError;
import org.ringrift.rules.GameConfig;

/**
 * All that planning knows of a configuration.
 *
 * @param config the configuration
 * @param data what there is to learn from
 * @param models its models
 * @param strength how strong its production model is
 * @param gameSeconds seconds of a slot that a game of {@value #GAME_SIMULATIONS} simulations a decision takes, by the last
 *     self-play; 0 if there was none
 * @param gamesInFlight games that planned and running self-play will still give
 * @param stages what became of its runs
 */
public record ConfigState(
        GameConfig config,
        DataState data,
        ModelState models,
        Strength strength,
        double gameSeconds,
        long gamesInFlight,
        StageStates stages) {

    /** Simulations to which the seconds of a game belong: those of games on cores. */
    public static final int GAME_SIMULATIONS = 64;

    /** @throws UserError if a number is out of range */
    public ConfigState {
        if (!(gameSeconds >= 0) || Double.isInfinite(gameSeconds) || gamesInFlight < 0) {
            throw new UserError("Cannot plan " + config.key() + " with " + gameSeconds + " seconds a game and "
                    + gamesInFlight + " games in flight: these are finite and not negative. Measure again.");
        }
    }

    /** A configuration of which nothing is there yet. */
    public static ConfigState fresh(GameConfig config) {
        return new ConfigState(config, DataState.EMPTY, ModelState.NONE, Strength.UNRATED, 0, 0, StageStates.NEW);
    }

    /** What became of the runs of a stage. */
    public StageState stage(LoopStage stage) {
        return stages.of(stage);
    }

    /** The state once an action has begun. */
    public ConfigState started(Action action) {
        long games = action instanceof Action.Selfplay selfplay ? selfplay.games() : 0;
        return new ConfigState(
                config,
                data,
                models,
                strength,
                gameSeconds,
                gamesInFlight + games,
                stages.with(action.stage(), stage(action.stage()).begun()));
    }

    /** The state with other runs of a stage. */
    public ConfigState with(LoopStage stage, StageState runs) {
        return new ConfigState(config, data, models, strength, gameSeconds, gamesInFlight, stages.with(stage, runs));
    }
}
