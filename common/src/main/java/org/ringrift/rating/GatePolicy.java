package org.ringrift.rating;

import java.util.Optional;
import org.ringrift.UserError;

/**
 * What a candidate must show to be promoted. Floors apply to the lower end of the 95 % Wilson interval, not to the
 * observed rate, so that few games never pass by luck. The floors against random are the lowest that the predecessor
 * accepted as win rates; those against the heuristic player begin at its bar of 0.60 for two players. Against the production
 * model there is no fixed number of games: a sequential test must show that the candidate is stronger.
 *
 * @param preset name of the preset that this policy comes from
 * @param games distinct games required against each opponent but the production model, at least 1
 * @param fewest distinct games that are enough where they leave no doubt, see {@link PromotionGate#leavesNoDoubt}; at least 1 and at
 *     most {@code games}
 * @param random floor against the random player
 * @param heuristic floor against the heuristic player; empty: the result must be there but is only reported
 * @param search whether more than a fair share is demanded against the candidate's own search without a net; else that result must
 *     be there but is only reported
 * @param production the test against the production model
 */
public record GatePolicy(
        String preset,
        long games,
        long fewest,
        WinFloor random,
        Optional<WinFloor> heuristic,
        boolean search,
        SequentialTest production) {

    private static final WinFloor RANDOM = new WinFloor(0.70, 0.50, 0.40);
    private static final WinFloor HEURISTIC = new WinFloor(0.60, 0.46, 0.36);
    private static final int STEP = 60;
    private static final int QUICK_MOST = 400;
    private static final int STANDARD_MOST = 2400;

    /** Checks that games are required. */
    public GatePolicy {
        if (games < 1) {
            throw new IllegalArgumentException(
                    "Cannot decide on " + games + " games per opponent: require at least 1.");
        }
        if (fewest < 1 || fewest > games) {
            throw new IllegalArgumentException(
                    "Cannot decide on " + fewest + " games per opponent at the least: require 1 to " + games + ".");
        }
    }

    /**
     * 60 games per opponent, or 24 that leave no doubt; the results against heuristic player and search without a net are
     * reported, not required. At most 400 games against the production model.
     */
    public static GatePolicy quick() {
        return new GatePolicy("quick", 60, 24, RANDOM, Optional.empty(), false, production(QUICK_MOST));
    }

    /**
     * 200 games per opponent, or 72 that leave no doubt; the heuristic player and the search without a net must be beaten too.
     * At most 2400 games against the production model.
     */
    public static GatePolicy standard() {
        return new GatePolicy("standard", 200, 72, RANDOM, Optional.of(HEURISTIC), true, production(STANDARD_MOST));
    }

    private static SequentialTest production(int most) {
        return new SequentialTest(Sprt.standard(), STEP, most);
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
        GatePolicy asked = preset(preset);
        return new GatePolicy(preset, asked.games, asked.fewest, random, heuristic, search, production);
    }

    /**
     * The same policy with another number of games required against each opponent but the production model: exactly so many, where
     * the number is not that of the policy itself.
     */
    public GatePolicy withGames(long required) {
        return required == games
                ? this
                : new GatePolicy(preset, required, required, random, heuristic, search, production);
    }

    /** The same policy with another number of games at most against the production model. */
    public GatePolicy withProductionGames(int most) {
        return new GatePolicy(preset, games, fewest, random, heuristic, search, production.withMost(most));
    }
}
