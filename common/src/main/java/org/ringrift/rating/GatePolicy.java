package org.ringrift.rating;

import java.util.Optional;
import org.ringrift.UserError;

/**
 * What a candidate must show to be promoted. Floors apply to the lower end of the 95 % Wilson interval, not to the
 * observed rate, so that few games never pass by luck. The floors against random are the lowest that the predecessor
 * accepted as win rates; those against the heuristic player begin at its bar of 0.60 for two players.
 *
 * @param preset name of the preset that this policy comes from
 * @param games distinct games required against each opponent, at least 1
 * @param random floor against the random player
 * @param heuristic floor against the heuristic player; empty: the result must be there but is only reported
 * @param search whether more than a fair share is demanded against the candidate's own search without a net; else that result must
 *     be there but is only reported
 */
public record GatePolicy(String preset, long games, WinFloor random, Optional<WinFloor> heuristic, boolean search) {

    private static final WinFloor RANDOM = new WinFloor(0.70, 0.50, 0.40);
    private static final WinFloor HEURISTIC = new WinFloor(0.60, 0.46, 0.36);

    /** Checks that at least one game is required. */
    public GatePolicy {
        if (games < 1) {
            throw new IllegalArgumentException(
                    "Cannot decide on " + games + " games per opponent: require at least 1.");
        }
    }

    /** 60 games per opponent; the results against heuristic player and search without a net are reported, not required. */
    public static GatePolicy quick() {
        return new GatePolicy("quick", 60, RANDOM, Optional.empty(), false);
    }

    /** 200 games per opponent; the heuristic player and the search without a net must be beaten too. */
    public static GatePolicy standard() {
        return new GatePolicy("standard", 200, RANDOM, Optional.of(HEURISTIC), true);
    }

    /** The preset of that name. */
    public static GatePolicy preset(String name) {
        return switch (name) {
            case "quick" -> quick();
            case "standard" -> standard();
            default -> throw new UserError("Cannot find gate preset \"" + name + "\": valid are quick and standard.");
        };
    }

    /**
     * The same policy with as many distinct games required as its preset requires. Fewer games that were asked for do not
     * lower the demand; more do not raise it, since some of them may be copies.
     */
    public GatePolicy withPresetGames() {
        return withGames(preset(preset).games());
    }

    /** The same policy with another number of games required against each opponent. */
    public GatePolicy withGames(long required) {
        return new GatePolicy(preset, required, random, heuristic, search);
    }
}
