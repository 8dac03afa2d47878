package org.ringrift.jobs.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.UserError;
import org.ringrift.jobs.evidence.GateHash;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.Rules;

/**
 * What to evaluate.
 *
 * @param rules rules of the games
 * @param candidate {@value #LATEST} for the newest model of the configuration, or as in {@link
 *     org.ringrift.player.ModelRef}
 * @param simulations simulations of candidate and production model for one decision
 * @param openingDecisions random decisions at the start of each game
 * @param policy what the gate demands, with the number of games against each opponent
 * @param seed source of all chance; empty for the one that follows from the candidate
 */
public record EvaluationRequest(
        Rules rules, String candidate, int simulations, int openingDecisions, GatePolicy policy, Optional<Long> seed) {
    /** Names the newest model of the configuration. */
    public static final String LATEST = "latest";

    /** Simulations unless stated. */
    public static final int SIMULATIONS = 32;

    /** Random decisions at the start of a game unless stated. */
    public static final int OPENING_DECISIONS = 4;

    /**
     * The usual evaluation of the newest model.
     *
     * @param rules rules of the games
     * @param policy what the gate demands
     * @return the request, its seed following from the candidate
     */
    public static EvaluationRequest standard(Rules rules, GatePolicy policy) {
        return new EvaluationRequest(rules, LATEST, SIMULATIONS, OPENING_DECISIONS, policy, Optional.empty());
    }

    /**
     * How the models play: without noise at the root, since the openings already differ.
     *
     * @throws org.ringrift.UserError if the number of simulations is out of range
     */
    PlayerSpec.Gumbel player() {
        return (PlayerSpec.Gumbel) PlayerSpec.parse(PlayerSpec.GUMBEL + ":sims=" + simulations + ",noise=0");
    }

    /**
     * Refuses games that could only repeat: candidate and production model play without noise.
     *
     * @throws UserError if games do not begin with random decisions
     */
    void requireOpenings() {
        if (openingDecisions == 0) {
            throw new UserError("Cannot evaluate without random openings: the models play without noise, so that every"
                    + " game would be a copy of one of the first " + rules.players()
                    + ", and copies do not count. Give --opening 1 or more; " + OPENING_DECISIONS + " is usual.");
        }
    }

    /** The request as it is recorded with its run. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", rules.config().key());
        parameters.put("edition", rules.edition().key());
        parameters.put("swap", rules.swap());
        parameters.put("candidate", candidate);
        parameters.put("player", player().text());
        parameters.put("opening_decisions", openingDecisions);
        parameters.put("policy", policy.preset());
        parameters.put("games", policy.games());
        parameters.put("config_hash", GateHash.of(policy));
        seed.ifPresent(value -> parameters.put("seed", value));
        return parameters;
    }
}
