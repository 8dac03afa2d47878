package org.ringrift.jobs.dataset;

import java.io.Serializable;

/**
 * What a game gives.
 *
 * @param gameId the game
 * @param samples decisions that give a sample, 0 if the game was rejected
 * @param rejection why it cannot be used, null if nothing is known against it
 */
record CountedGame(String gameId, int samples, String rejection) implements Serializable {
    boolean accepted() {
        return rejection == null;
    }

    /** The rejection of a game that is not accepted. */
    Rejection rejected() {
        return new Rejection(gameId, rejection);
    }
}
