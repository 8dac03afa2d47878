package org.ringrift.jobs.dataset;

import java.io.Serializable;

/**
 * What a game gives.
 *
 * @param gameId the game
 * @param content its rules and moves, {@link org.ringrift.record.GameContent}; the same for copies
 * @param samples decisions that give a sample, 0 if the game was rejected
 * @param rejection why it cannot be used, null if nothing is known against it
 */
record CountedGame(String gameId, String content, int samples, String rejection) implements Serializable {
    boolean accepted() {
        return rejection == null;
    }

    /** The same game, found to be wrong. */
    CountedGame rejectedFor(String why) {
        return new CountedGame(gameId, content, 0, why);
    }

    /** The rejection of a game that is not accepted. */
    Rejection rejected() {
        return new Rejection(gameId, rejection);
    }
}
