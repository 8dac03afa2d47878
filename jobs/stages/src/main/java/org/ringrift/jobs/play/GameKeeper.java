package org.ringrift.jobs.play;

import java.io.Serializable;

/** Keeps the games of tasks as soon as they end, besides what becomes of their waves. Sent to the executors. */
public interface GameKeeper extends Serializable {
    /** Keeps none. */
    GameKeeper NONE = () -> new Keeping() {
        @Override
        public void ended(PlayedGame game) {}

        @Override
        public void pass() {}

        @Override
        public void close() {}
    };

    /** Begins to keep the games of one task. */
    Keeping begin();

    /** What one task keeps. Not thread-safe. */
    interface Keeping extends AutoCloseable {
        /** A game has ended. */
        void ended(PlayedGame game);

        /** Some time has passed: called several times a second. */
        void pass();

        /** Keeps the rest; called when all games of the task have ended, or one has failed. */
        @Override
        void close();
    }
}
