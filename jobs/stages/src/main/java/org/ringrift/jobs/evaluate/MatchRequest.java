package org.ringrift.jobs.evaluate;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.Rules;

/**
 * Which two players to compare.
 *
 * @param rules rules of the games
 * @param a the player in one seat, in every seat equally often
 * @param b the player in all other seats
 * @param games number of games, rounded up to a multiple of the number of seats
 * @param openingDecisions random decisions at the start of each game
 * @param seed source of all chance; empty for the one that follows from the two players
 */
public record MatchRequest(
        Rules rules, PlayerSpec a, PlayerSpec b, int games, int openingDecisions, Optional<Long> seed) {
    /** The request as it is recorded with its run. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", rules.config().key());
        parameters.put("edition", rules.edition().key());
        parameters.put("swap", rules.swap());
        parameters.put("a", a.text());
        parameters.put("b", b.text());
        parameters.put("games", games);
        parameters.put("opening_decisions", openingDecisions);
        seed.ifPresent(value -> parameters.put("seed", value));
        return parameters;
    }
}
