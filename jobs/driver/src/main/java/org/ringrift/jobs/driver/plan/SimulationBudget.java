package org.ringrift.jobs.driver.plan;

import org.ringrift.rules.GameConfig;

/**
 * Simulations that a decision of self-play is worth: few while a net knows nothing, more as it gets strong. Constants and
 * order of the rules are those of RingRift's {@code budget_calculator.py}; of two numbers for fewer than 1000 games (200 in
 * its documentation) this is the one that ran.
 */
public final class SimulationBudget {
    private static final int LEAST = 16;
    private static final double MORE_PLAYERS = 0.8;

    private SimulationBudget() {}

    /**
     * @param config the configuration; large boards have a cap, lower for three and four players
     * @param elo rating of the production model
     * @param games all games of the configuration
     * @return simulations, {@value #LEAST} to 3200
     */
    public static int of(GameConfig config, double elo, long games) {
        int small = byStrength(elo, games);
        if (!config.board().large()) {
            return small;
        }
        double cap = (games < 500 ? 400 : 800) * (config.players() > 2 ? MORE_PLAYERS : 1);
        return (int) Math.max(LEAST, Math.min(small, cap));
    }

    private static int byStrength(double elo, long games) {
        if (elo >= 1800) {
            return 3200;
        }
        if (elo >= 1600) {
            return 1600;
        }
        if (games < 100) {
            return 64;
        }
        if (games < 500) {
            return 150;
        }
        return games < 1000 ? 300 : 800;
    }
}
