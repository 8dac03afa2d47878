package org.ringrift.jobs.driver.plan;

import java.time.Duration;

/**
 * How many games a run of self-play is. Runs are equally long rather than equally many games: otherwise a slow board takes ten
 * times the slots of a fast one at the same priority, and priorities say nothing about time.
 */
final class SelfplaySize {
    /** Length of a run: a slot changes its configuration once in it, and a lost machine loses no more than a part of it. */
    static final Duration LENGTH = Duration.ofHours(1);

    /** Fewer games are not worth loading a model for (the pipeline's smallest round). */
    static final int FEWEST = 20;

    /** Most games of a run, the cap of the largest GPUs (GH200 2000 in RingRift's {@code allocation_engine.py}). */
    static final int MOST = 2000;

    /** Seconds of a slot for a game of two players on a small board; corrected by the first run. */
    private static final double FIRST_GUESS = 1;

    private SelfplaySize() {}

    /** Games that fill a run: a game takes as much longer as it has more simulations a decision. */
    static int games(ConfigState state, int simulations) {
        double seconds =
                state.gameSeconds() > 0 ? state.gameSeconds() : FIRST_GUESS * BoardCosts.relative(state.config());
        double fits = LENGTH.toSeconds() / (seconds * simulations / ConfigState.GAME_SIMULATIONS);
        return (int) Math.max(FEWEST, Math.min(MOST, fits));
    }
}
