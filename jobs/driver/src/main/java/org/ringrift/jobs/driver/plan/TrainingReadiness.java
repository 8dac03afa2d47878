package org.ringrift.jobs.driver.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ringrift.board.BoardType;
import org.ringrift.rules.GameConfig;

/**
 * Whether a configuration may be trained: the gates of RingRift's {@code training_trigger_daemon.py}, which is what really
 * started trainings, on counts of games and samples that no training has read.
 */
public final class TrainingReadiness {
    /** Most trainings at a time (concurrent < 8). */
    public static final int MOST_TRAININGS = 8;

    /** Pause behind a training of the same configuration (its {@code TrainingThresholds}: 1800 s). */
    static final Duration COOLDOWN = Duration.ofMinutes(30);

    /**
     * So many times the new games that a training needs end the pause: what it is for, that trainings do not follow each other on
     * few games, the games have done by themselves.
     */
    private static final int PLENTY = 2;

    /** A training learns from at least this share of new games: a tenth, up to the coordinator's +1000. */
    private static final double NEW_SHARE = 0.1;

    private static final long MOST_NEW = 1000;

    /** Age of the newest game up to which a training is worth it, 48 h; of few games more. */
    private static final Duration FRESH = Duration.ofHours(48);

    private static final Duration FRESH_OF_FEW = Duration.ofHours(168);
    private static final long FEW_GAMES = 500;

    /** Below this share of soft targets nothing trains. */
    private static final double LEAST_SHARE = 0.40;

    /** A lower share is let through with fewer games, or when the last training is longer ago. */
    private static final long DEGRADED_GAMES = 5000;

    private static final Duration DEGRADED_AFTER = Duration.ofHours(4);

    /** What must be known of a win rate: 1.96 * sqrt(0.25 / n) <= 0.025. */
    private static final long SAMPLES = 1537;

    private static final Map<BoardType, double[]> SHARES = Map.of(
            BoardType.HEX8, new double[] {0.50, 0.55, 0.65},
            BoardType.SQUARE8, new double[] {0.52, 0.57, 0.67},
            BoardType.SQUARE19, new double[] {0.55, 0.60, 0.70},
            BoardType.HEXAGONAL, new double[] {0.58, 0.63, 0.73});

    /** Why a training does not start. */
    public enum Gate {
        READY("ready"),
        RUNNING("a training is in flight"),
        CANDIDATE("its candidate has no decision yet"),
        GAMES("too few new games"),
        SAMPLES("too few samples"),
        TARGETS("too few samples with soft targets"),
        STALE("its games are too old"),
        COOLDOWN("it was trained a moment ago"),
        BREAKER("training has failed, its breaker is open");

        private final String words;

        Gate(String words) {
            this.words = words;
        }

        /** The reason as part of a sentence. */
        public String words() {
            return words;
        }
    }

    private TrainingReadiness() {}

    /** The first gate that is shut. */
    public static Gate gate(ConfigState state, Instant now) {
        StageState training = state.stage(LoopStage.TRAIN);
        DataState data = state.data();
        if (training.busy()) {
            return Gate.RUNNING;
        }
        if (state.models().hasCandidate()) {
            return Gate.CANDIDATE;
        }
        if (!CircuitBreaker.admits(training, now)) {
            return Gate.BREAKER;
        }
        long needed = newGamesNeeded(state);
        if (data.datasetGames() < plenty(needed)
                && now.isBefore(training.succeeded().plus(cooldown(state.strength())))) {
            return Gate.COOLDOWN;
        }
        if (data.datasetGames() < needed) {
            return Gate.GAMES;
        }
        if (data.datasetSamples() < samplesNeeded(data.games())) {
            return Gate.SAMPLES;
        }
        if (data.softTargetShare() < shareNeeded(state, now)) {
            return Gate.TARGETS;
        }
        Duration fresh = data.games() < FEW_GAMES ? FRESH_OF_FEW : FRESH;
        return now.isAfter(data.newestGame().plus(fresh)) ? Gate.STALE : Gate.READY;
    }

    /** Games in a dataset with which a training does not wait for the pause behind the last one. */
    static long plenty(long needed) {
        return PLENTY * needed;
    }

    /** Games that no training has read and that the next one needs. */
    public static long newGamesNeeded(ConfigState state) {
        DataState data = state.data();
        long read = Math.max(0, data.games() - data.newGames());
        long grown = Math.min(MOST_NEW, (long) (NEW_SHARE * read));
        return Math.max(Starvation.floor(state.config().players()), grown);
    }

    /**
     * Samples that a training needs: 500 below 500 games, 1000 below 1000, then 1537. The daemon's other numbers, up to
     * 5000, were alternatives to the last and never decided.
     */
    static long samplesNeeded(long games) {
        if (games < 500) {
            return 500;
        }
        return games < 1000 ? 1000 : SAMPLES;
    }

    /** Pause behind a training, unless there are plenty of new games: shorter while it gains, longer while it gains less. A plateau changes nothing here. */
    static Duration cooldown(Strength strength) {
        double byTrend = switch (strength.trend()) {
            case ACCELERATING -> 0.5;
            case DECELERATING -> 1.5;
            case STABLE, PLATEAU -> 1;
        };
        double byVelocity = strength.velocity() > 20 ? 0.7 : strength.velocity() < -10 ? 1.3 : 1;
        return Duration.ofSeconds((long) (COOLDOWN.toSeconds() * byTrend * byVelocity));
    }

    private static double shareNeeded(ConfigState state, Instant now) {
        boolean few = state.data().games() < DEGRADED_GAMES;
        boolean longAgo = now.isAfter(state.stage(LoopStage.TRAIN).succeeded().plus(DEGRADED_AFTER));
        GameConfig config = state.config();
        return few || longAgo ? LEAST_SHARE : SHARES.get(config.board())[config.players() - 2];
    }
}
