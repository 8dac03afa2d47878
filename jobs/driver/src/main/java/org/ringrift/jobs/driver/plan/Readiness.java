package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import org.ringrift.jobs.driver.plan.TrainingReadiness.Gate;

/**
 * When a configuration is trained. Pure functions.
 *
 * @param gate the first gate that is shut at a time
 * @param newGamesNeeded games that no training has read and that the next one needs
 */
record Readiness(BiFunction<ConfigState, Instant, Gate> gate, ToLongFunction<ConfigState> newGamesNeeded) {
    /** As loops that go on for ever are. */
    static final Readiness STANDARD = new Readiness(TrainingReadiness::gate, TrainingReadiness::newGamesNeeded);

    /**
     * As soon as there is a dataset of the games of a round, however few.
     *
     * @param games of the round, 1 or more
     */
    static Readiness ofRound(int games) {
        return new Readiness(
                (state, now) -> state.data().datasetGames() >= games ? Gate.READY : Gate.GAMES, state -> games);
    }
}
