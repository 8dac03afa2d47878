package org.ringrift.jobs.driver.plan;

import java.time.Duration;

/**
 * What a configuration is owed. There are two measures: tiers by all its games, which raise its priority while it begins, and a
 * floor of games in each iteration, which it gets however low its priority is.
 */
public final class Starvation {
    /**
     * Time in which a configuration gets its floor. Two of them are a day, so that a configuration that reaches its floor
     * within two iterations never goes a day without games.
     */
    public static final Duration ITERATION = Duration.ofHours(12);

    private Starvation() {}

    /**
     * Games that a configuration gets in an iteration: as many as a training needs (games >= 50/70/100 for 2/3/4 players,
     * RingRift's {@code training_trigger_daemon.py}).
     */
    public static int floor(int players) {
        return switch (players) {
            case 2 -> 50;
            case 3 -> 70;
            default -> 100;
        };
    }

    /** Games that are missing to the floor, with those in flight counted as there; 0 or more. */
    static long missing(ConfigState state) {
        long expected = state.data().recentGames() + state.gamesInFlight();
        return Math.max(0, floor(state.config().players()) - expected);
    }

    /**
     * Factor of the priority by all games: 500 below 500 games, 100 below 1500, 30 below 3000, 3 below 5000 (RingRift's
     * {@code priority_calculator.py}). The allocation had a floor of its own for the last two tiers with one threshold,
     * 3000, for both, so that the second was never reached; here each threshold is there once.
     */
    static double factor(long games) {
        if (games < 500) {
            return 500;
        }
        if (games < 1500) {
            return 100;
        }
        if (games < 3000) {
            return 30;
        }
        return games < 5000 ? 3 : 1;
    }
}
