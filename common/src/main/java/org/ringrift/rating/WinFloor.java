package org.ringrift.rating;

/**
 * The least win rate that a gate demands, by number of players, since a fair share is 1/n.
 *
 * @param two floor with two players, 0..1
 * @param three floor with three players, 0..1
 * @param four floor with four players, 0..1
 */
public record WinFloor(double two, double three, double four) {

    /** Checks that each floor is a share above the fair one. */
    public WinFloor {
        if (!(two > 1 / 2.0 && two <= 1 && three > 1 / 3.0 && three <= 1 && four > 1 / 4.0 && four <= 1)) {
            throw new IllegalArgumentException("Cannot set win rate floors of " + two + ", " + three + ", " + four
                    + ": each must lie above 1/n and not above 1.");
        }
    }

    /** The floor with 2, 3 or 4 players. */
    public double of(int players) {
        return switch (players) {
            case 2 -> two;
            case 3 -> three;
            case 4 -> four;
            default -> throw new IllegalArgumentException("Cannot set a floor for " + players + " players.");
        };
    }
}
