package org.ringrift.jobs.driver.plan;

import org.ringrift.rules.GameConfig;

/** What a game costs and gives by its configuration, before it was measured. */
public final class BoardCosts {
    private BoardCosts() {}

    /**
     * Cost of a game as a multiple of one of two players on a small board (VOI cost of RingRift's {@code
     * priority_calculator.py}).
     */
    public static double relative(GameConfig config) {
        return switch (config.board()) {
            case SQUARE8, HEX8 -> byPlayers(config, 1, 1.3, 1.5);
            case SQUARE19 -> byPlayers(config, 5, 7, 9);
            case HEXAGONAL -> byPlayers(config, 8, 11, 14);
        };
    }

    /** Samples that a game gives (same place). */
    public static int samplesPerGame(GameConfig config) {
        return (int)
                switch (config.board()) {
                    case HEX8 -> byPlayers(config, 35, 40, 45);
                    case SQUARE8 -> byPlayers(config, 40, 50, 55);
                    case SQUARE19 -> byPlayers(config, 150, 180, 200);
                    case HEXAGONAL -> byPlayers(config, 250, 300, 350);
                };
    }

    private static double byPlayers(GameConfig config, double two, double three, double four) {
        return switch (config.players()) {
            case 2 -> two;
            case 3 -> three;
            default -> four;
        };
    }
}
