package org.ringrift.jobs.evidence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.rating.GateEvidence;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rating.PromotionGate;
import org.ringrift.rating.SequentialTest;
import org.ringrift.rating.SimulatedGames;
import org.ringrift.rating.SprtSimulation;

/**
 * What a gate demands, whether there is a candidate yet or not.
 *
 * @param policy the gate; its preset's number of distinct games is demanded against all but the production model
 * @param players number of seats
 */
public record GateDemands(GatePolicy policy, int players) {
    /** Simulated tests of a forecast: enough for two digits. */
    private static final int FORECAST_RUNS = 500;

    /**
     * How many games the test against the production model is likely to take: the mean over tests, in games as they usually are,
     * of a candidate that is as strong as the test asks.
     *
     * @return number of games, whole groups
     */
    public int expectedProductionGames() {
        SequentialTest test = policy.production();
        double games = new SprtSimulation(SimulatedGames.usual(players), test, FORECAST_RUNS, 0)
                .of(test.sprt().elo1())
                .meanGames();
        return (int) Math.ceil(games / players) * players;
    }

    /**
     * What is demanded of the result against each opponent.
     *
     * @param production sha256 of the present production model, if there is one
     * @return the demands by the opponent's name in {@link PromotionGate}
     */
    public Map<String, String> requirements(Optional<String> production) {
        Map<String, String> requirements = new LinkedHashMap<>();
        new PromotionGate(policy.withPresetGames())
                .decide(new GateEvidence(players, production, List.of()))
                .checks()
                .forEach(check -> requirements.put(check.name(), check.requirement()));
        return requirements;
    }
}
