package org.ringrift.jobs.driver.simulate;

import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.BoardCosts;
import org.ringrift.jobs.driver.plan.Comparisons;
import org.ringrift.jobs.driver.plan.GpuClass;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.SlotTargets;
import org.ringrift.rules.GameConfig;

/**
 * What is assumed of durations, failures and learning; the page docs/operations/simulation.md states it in words. Written down
 * before the first simulation, and not fitted to its outcome.
 */
final class Assumptions {
    /** Machines of the cluster. */
    static final int MACHINES = 4;

    /** What each of them is: four GPU slots and one of cores alone. */
    static final SlotTargets.Machine MACHINE = new SlotTargets.Machine(GpuClass.RTX_4080, 1, 16, 16, 64);

    /** Mean time to the loss of a machine, seconds: ten days. */
    static final double SECONDS_TO_LOSS = 10 * 86_400.0;

    /** Median time until it is back, seconds; log-normal. */
    static final double SECONDS_LOST = 2 * 3600.0;

    static final double LOSS_SPREAD = 0.8;

    /** A wave of games, seconds: what was committed before a failure stays. */
    static final double WAVE_SECONDS = 600;

    /** Seconds of a GPU slot for a game of 2 players on a small board with 400 simulations. */
    private static final double GAME_SECONDS = 2;

    private static final double GAME_SIMULATIONS = 400;

    /** Share of that which games without a search take. */
    private static final double SEARCHLESS = 0.1;

    /**
     * A slot of cores plays that many times slower (capacities A10 .6 and CPU .1 of RingRift's {@code
     * allocation_engine.py}).
     */
    static final double CPU_FACTOR = 6;

    private static final double EVALUATION_GAMES = 300;
    private static final double EVALUATION_SIMULATIONS = 200;
    private static final double LONGEST_EVALUATION = 6 * 3600.0;

    private static final double DATASET_SECONDS = 300;
    private static final double TRAINING_SECONDS = 900;
    private static final double PROMOTION_SECONDS = 30;

    /** Games to 1900 Elo: the table of RingRift's {@code budget_calculator.py} times this, relative to its 500 games an Elo. */
    private static final double GAMES_TO_1900 = 100_000;

    /** The learning curve is a logarithm from here, in shares of that. */
    private static final double BEND = 0.01;

    static final double START_ELO = 1000;
    private static final double GAIN = 900;

    /** Games of one teacher beyond which a training learns less and less from more of them. */
    private static final double TEACHER_GAMES = 5000;

    /** Simulations that make a game worth 1. */
    private static final double WORTH_SIMULATIONS = 800;

    private static final double WORTH_EXPONENT = 0.25;

    /** Spread of a candidate around its learning curve, Elo. */
    static final double CANDIDATE_SPREAD = 10;

    /** Spread of a rating around the truth, Elo. */
    static final double RATING_SPREAD = 15;

    /** Gain at which the test against production promotes half of the candidates, and how steeply (decision 13). */
    private static final double PROMOTED_AT = 17.5;

    private static final double PROMOTED_STEEPNESS = 5.5;

    private Assumptions() {}

    /** Seconds of a GPU slot for a game, before what a configuration is like. */
    static double gameSeconds(GameConfig config, int simulations, double searched) {
        return GAME_SECONDS
                * BoardCosts.relative(config)
                * simulations
                / GAME_SIMULATIONS
                * (SEARCHLESS + (1 - SEARCHLESS) * searched);
    }

    /** What a game is worth to learning. */
    static double worth(int simulations, double searched) {
        return searched * StrictMath.pow(simulations / WORTH_SIMULATIONS, WORTH_EXPONENT);
    }

    /** Median seconds of a stage other than self-play. */
    static double seconds(GameConfig config, LoopStage stage, double slowness) {
        boolean large = config.board().large();
        return switch (stage) {
            case DATASET -> DATASET_SECONDS * (large ? 3 : 1);
            case TRAIN -> TRAINING_SECONDS * (large ? 3 : 1);
            case EVALUATE -> playing(config, EVALUATION_GAMES, slowness);
            case MATCH -> playing(config, Comparisons.GAMES, slowness);
            default -> PROMOTION_SECONDS;
        };
    }

    private static double playing(GameConfig config, double games, double slowness) {
        return Math.min(LONGEST_EVALUATION, games * slowness * gameSeconds(config, (int) EVALUATION_SIMULATIONS, 1));
    }

    /** Spread of a duration: standard deviation of its logarithm. */
    static double spread(LoopStage stage) {
        return stage == LoopStage.SELFPLAY ? 0.1 : 0.3;
    }

    /** Share of runs that fail. */
    static double failures(LoopStage stage) {
        return switch (stage) {
            case SELFPLAY -> 0.02;
            case DATASET, PROMOTE -> 0.01;
            case TRAIN -> 0.05;
            case EVALUATE, MATCH -> 0.03;
        };
    }

    /** What a training adds to what was learned, in games. */
    static double learned(double worth) {
        return worth / (1 + worth / TEACHER_GAMES);
    }

    /** Elo of a net that has learned from so many games. */
    static double elo(double learned, double gamesTo1900) {
        double bend = BEND * gamesTo1900;
        return START_ELO + GAIN * StrictMath.log1p(learned / bend) / StrictMath.log1p(1 / BEND);
    }

    /** Games to 1900 Elo, before what a configuration is like. */
    static double gamesTo1900(GameConfig config) {
        double board = switch (config.board()) {
            case HEX8 -> 1;
            case SQUARE8 -> 1.2;
            case SQUARE19 -> 2;
            case HEXAGONAL -> 2.5;
        };
        double players = config.players() == 2 ? 1 : config.players() == 3 ? 1.5 : 2.5;
        return GAMES_TO_1900 * board * players;
    }

    /** Whether a candidate is promoted; the first against no production model nearly always is. */
    static boolean promoted(double gain, SplittableRandom random) {
        double chance = 1 / (1 + StrictMath.exp(-(gain - PROMOTED_AT) / PROMOTED_STEEPNESS));
        return random.nextDouble() < chance;
    }
}
