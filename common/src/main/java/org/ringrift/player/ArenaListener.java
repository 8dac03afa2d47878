package org.ringrift.player;

import org.ringrift.record.GameRecord;

/** Hears of finished games and of evaluated batches. */
public interface ArenaListener {
    /**
     * A game has ended.
     *
     * @param game its record
     * @param milliseconds wall time from its first move, other games going on beside it
     */
    void gameEnded(GameRecord game, double milliseconds);

    /**
     * A batch was evaluated.
     *
     * @param evaluations positions in it
     * @param capacity positions that it could have held
     */
    default void batchEvaluated(int evaluations, int capacity) {}
}
