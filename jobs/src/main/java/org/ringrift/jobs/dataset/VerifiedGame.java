package org.ringrift.jobs.dataset;

import java.io.Serializable;

/**
 * What came of replaying a game.
 *
 * @param gameId the game
 * @param samples decisions that give a sample, 0 if the game was rejected
 * @param rejection why it cannot be used, null if it can
 */
record VerifiedGame(String gameId, int samples, String rejection) implements Serializable {
    boolean accepted() {
        return rejection == null;
    }
}
