package org.ringrift.jobs.driver.reap;

import java.time.Duration;
import java.util.stream.Stream;
import org.ringrift.jobs.driver.plan.BoardCosts;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.rules.GameConfig;

/**
 * How long runs of drivers may take: longer than any that goes on as it should. The base of each stage is a limit of RingRift's
 * Python code, which had one for all boards; here it is that of two players on a small board, and others have as many times more
 * as a game costs more on them ({@link BoardCosts#relative}).
 */
public final class Deadlines {
    /** Games, matches, and gauntlets of a candidate ({@code managers/job_manager.py}: 7200 s each). */
    private static final Duration PLAYING = Duration.ofHours(2);

    /** Export of samples (same place). */
    private static final Duration EXPORT = Duration.ofMinutes(30);

    /** Wall limit of a training ({@code training_trigger_daemon.py} and its coordinator). */
    private static final Duration TRAINING = Duration.ofHours(4);

    /** Longest limit of any job, that of a training on the large boards ({@code managers/job_manager.py}: 86400 s). */
    private static final Duration LONGEST = Duration.ofDays(1);

    /** What a kind of job has that no other number was written down for ({@code loops/job_loops.py}: 1800 s). */
    private static final Duration OTHERS = Duration.ofMinutes(30);

    /** How long games and evaluations may wait to be begun (same place: 900 s). */
    private static final Duration PLAYING_TAKEN = Duration.ofMinutes(15);

    private Deadlines() {}

    /**
     * How long a run may take.
     *
     * @param stage its stage
     * @param config its configuration
     * @return from the start of an attempt; at most a day
     */
    public static Duration of(LoopStage stage, GameConfig config) {
        return switch (stage) {
            case SELFPLAY, EVALUATE, MATCH -> scaled(PLAYING, config);
            case DATASET -> scaled(EXPORT, config);
            case TRAIN -> scaled(TRAINING, config);
            case PROMOTE -> OTHERS; // a few reads and a commit, whatever the board
        };
    }

    private static Duration scaled(Duration base, GameConfig config) {
        Duration scaled = Duration.ofSeconds(Math.round(base.toSeconds() * BoardCosts.relative(config)));
        return scaled.compareTo(LONGEST) < 0 ? scaled : LONGEST;
    }

    /**
     * How long a planned run may wait until a process takes it.
     *
     * @param stage name of its stage, which need not be one of the loop
     */
    public static Duration toBeTaken(String stage) {
        boolean plays = Stream.of(LoopStage.SELFPLAY, LoopStage.EVALUATE, LoopStage.MATCH)
                .anyMatch(each -> each.key().equals(stage));
        return plays ? PLAYING_TAKEN : OTHERS;
    }
}
