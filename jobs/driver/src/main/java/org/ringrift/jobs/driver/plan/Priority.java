package org.ringrift.jobs.driver.plan;

import java.time.Duration;
import java.time.Instant;
import org.ringrift.rules.GameConfig;

/**
 * How much self-play of a configuration is worth: the formula of RingRift's {@code priority_calculator.py} with one set of
 * weights, those that ran ({@code SelfplayPriorityWeightDefaults}). What was left out, and why, says decision 16.
 *
 * <p>The priority is {@code max(0.1, 0.5 + sum) * product}; the sum can be negative, and would turn the product's order around.
 */
final class Priority {
    private static final double STALENESS = 0.25;
    private static final double VELOCITY = 0.15;
    private static final double TRAINING = 0.10;
    private static final double CURRICULUM = 0.25;
    private static final double QUALITY = 0.15;
    private static final double DEFICIT = 0.40;
    private static final double INFORMATION = 0.20;

    /** The {@code max(.1, .5 + score)} of RingRift's {@code allocation_engine.py}. */
    private static final double BASE = 0.5;

    private static final double LEAST = 0.1;

    private static final double FRESH_HOURS = 1;
    private static final double STALE_HOURS = 4;
    private static final double SECONDS_AN_HOUR = 3600;
    private static final double VELOCITY_SCALE = 33.3;
    private static final double USUAL_QUALITY = 0.7;

    /** Games that are enough, 1.5 times as many on large boards. */
    private static final double TARGET_GAMES = 100_000;

    private static final double LARGE_TARGET = 1.5;

    /** Rating at which a configuration is good enough (RingRift's {@code unified_queue_populator.py}). */
    static final double TARGET_ELO = 2000;

    private static final double TARGET_MET = 0.3;
    private static final double MOST_FOR_GAP = 3;
    private static final double GAP_SCALE = 500;
    private static final double MORE_PLAYERS = 1.2;

    private Priority() {}

    /**
     * The priority of a configuration's self-play.
     *
     * @param state the configuration
     * @param medianElo median rating of all configurations
     * @param now the time
     * @return a positive finite number
     */
    static double of(ConfigState state, double medianElo, Instant now) {
        return Math.max(LEAST, BASE + sum(state, medianElo, now)) * product(state);
    }

    private static double sum(ConfigState state, double medianElo, Instant now) {
        DataState data = state.data();
        boolean waits = data.newGames() < TrainingReadiness.newGamesNeeded(state)
                && !state.models().hasCandidate()
                && !state.stage(LoopStage.TRAIN).busy();
        double share = data.datasetSamples() > 0 ? data.softTargetShare() : USUAL_QUALITY;
        return STALENESS * staleness(data.newestGame(), now)
                + VELOCITY * velocity(state.strength().velocity())
                + TRAINING * (waits ? 1 : 0)
                + CURRICULUM * (Curriculum.weight(state, medianElo) - 1)
                + QUALITY * (share - USUAL_QUALITY)
                + DEFICIT * deficit(state)
                + INFORMATION * information(state);
    }

    private static double product(ConfigState state) {
        return gap(state.strength().elo())
                * (state.config().players() > 2 ? MORE_PLAYERS : 1)
                * Starvation.factor(state.data().games())
                * Backlog.factor(state);
    }

    /** 0 up to an hour without a game, 1 from four. */
    private static double staleness(Instant newest, Instant now) {
        double hours = Duration.between(newest, now).toSeconds() / SECONDS_AN_HOUR;
        return Math.max(0, Math.min(1, (hours - FRESH_HOURS) / (STALE_HOURS - FRESH_HOURS)));
    }

    private static double velocity(double eloPerDay) {
        return eloPerDay > 0 ? 1 - StrictMath.exp(-eloPerDay / VELOCITY_SCALE) : 0;
    }

    private static double deficit(ConfigState state) {
        GameConfig config = state.config();
        double target = config.board().large() ? LARGE_TARGET * TARGET_GAMES : TARGET_GAMES;
        return Math.max(0, 1 - state.data().games() / target);
    }

    /** What more games would tell: by the uncertainty of the rating, and the way to the target. */
    private static double information(ConfigState state) {
        double unsure = state.strength().halfWidth();
        double gap = Math.max(0, TARGET_ELO - state.strength().elo());
        double perGame = unsure / Math.sqrt(Math.max(1, state.data().games()));
        return 0.4 * Math.min(1, unsure / 300) + 0.3 * Math.min(1, gap / GAP_SCALE) + 0.3 * Math.min(1, perGame / 10);
    }

    private static double gap(double elo) {
        return elo >= TARGET_ELO ? TARGET_MET : Math.min(MOST_FOR_GAP, 1 + (TARGET_ELO - elo) / GAP_SCALE);
    }
}
