package org.ringrift.jobs.config;

import java.io.Serializable;
import org.ringrift.UserError;

/**
 * How games are spread over tasks; none of it changes a game.
 *
 * @param concurrency games at once in one task for each net that plays, 1 or more
 * @param partitions tasks of a job; 0 chooses by cores and games
 * @param batch positions in one net evaluation, 1 or more
 * @param wave most games in one commit; 0 chooses by their rate
 */
public record PlayOptions(int concurrency, int partitions, int batch, int wave) implements Serializable {
    /**
     * Batches of 16, where ONNX Runtime on a CPU has reached nearly its best rate, and as many games for each net: each
     * waits for an evaluation whenever a batch is computed, and more would only push each other out of the cache.
     */
    public static final PlayOptions STANDARD = new PlayOptions(16, 0, 16, 0);

    private static final int GAMES_PER_TASK = 64;

    /** So many tasks a core share a wave evenly; more would only add to what starting tasks costs. */
    private static final int MAX_ROUNDS = 32;

    /** @throws UserError if a number is out of range */
    public PlayOptions {
        if (concurrency < 1 || partitions < 0 || batch < 1 || wave < 0) {
            throw new UserError("Cannot spread games by " + concurrency + " at once, " + partitions
                    + " partitions, batches of " + batch + " and waves of " + wave
                    + ": concurrency and batch must be at least 1, the others must not be negative.");
        }
    }

    /** The same with another number of games at once for each net. */
    public PlayOptions withConcurrency(int games) {
        return new PlayOptions(games, partitions, batch, wave);
    }

    /** The same with another number of positions in one evaluation. */
    public PlayOptions withBatch(int positions) {
        return new PlayOptions(concurrency, partitions, positions, wave);
    }

    /** The same with a stated number of tasks. */
    public PlayOptions withPartitions(int tasks) {
        return new PlayOptions(concurrency, tasks, batch, wave);
    }

    /** The same with a stated size of waves. */
    public PlayOptions withWave(int games) {
        return new PlayOptions(concurrency, partitions, batch, games);
    }

    /**
     * Games at once in a task. Of so many, whichever nets they wait for, as many as {@link #concurrency} wait for the same
     * one.
     *
     * @param nets that play, 0 or more
     */
    public int gamesAtOnce(int nets) {
        return concurrency * Math.max(1, nets);
    }

    /** Tasks for a number of games on a number of cores: a multiple of the cores, so that all end together. */
    public int tasks(int games, int cores) {
        int wanted = partitions;
        if (wanted == 0) {
            int rounds = Math.max(1, games / (cores * GAMES_PER_TASK));
            wanted = Math.min(rounds, MAX_ROUNDS) * cores;
        }
        return Math.max(1, Math.min(games, wanted));
    }
}
