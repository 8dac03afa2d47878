package org.ringrift.jobs.selfplay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.Seeds;
import org.ringrift.UserError;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.GamePlan;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;

/**
 * Which games to play. Two requests that differ only in their number of games share the games of the smaller one.
 *
 * @param rules the games' rules
 * @param games how many, 1 or more
 * @param players the players, at most one for each seat; game i seats them in turn, beginning with the i-th
 * @param openingDecisions random decisions at the start of each game, 0 or more
 * @param seed source of all chance
 */
public record SelfplayRequest(Rules rules, int games, List<PlayerSpec> players, int openingDecisions, long seed) {
    /** Most games of a request. */
    public static final int MAX_GAMES = 10_000_000;
    /** Most random decisions at the start of a game. */
    public static final int MAX_OPENING_DECISIONS = 1000;

    /** Separates the chance of openings from that of the games. */
    private static final long OPENINGS = 0x4f50454e494e47L;

    /** @throws UserError if a number is out of range or there are more players than seats */
    public SelfplayRequest {
        players = List.copyOf(players);
        if (games < 1 || games > MAX_GAMES) {
            throw new UserError("Cannot play " + games + " games: the range is 1 to " + MAX_GAMES + ".");
        }
        if (openingDecisions < 0 || openingDecisions > MAX_OPENING_DECISIONS) {
            throw new UserError("Cannot open with " + openingDecisions + " random decisions: the range is 0 to "
                    + MAX_OPENING_DECISIONS + ".");
        }
        if (players.isEmpty() || players.size() > rules.players()) {
            throw new UserError("Cannot seat " + players.size() + " players in "
                    + rules.config().key() + ": give 1 to " + rules.players() + ".");
        }
    }

    /**
     * The plan of one game.
     *
     * @param index number of the game
     * @param seats the players with their models known by content, in the order of {@link #players}
     * @return what determines the game
     */
    GamePlan plan(long index, List<SeatPlayer> seats) {
        List<SeatPlayer> seated = new ArrayList<>();
        for (int seat = 0; seat < rules.players(); seat++) {
            seated.add(seats.get((int) ((seat + index) % seats.size())));
        }
        Opening opening = openingDecisions == 0
                ? Opening.NONE
                : new Opening(openingDecisions, Seeds.mix(Seeds.mix(seed, OPENINGS), index));
        return new GamePlan(rules, seated, opening, seed, index);
    }

    /** The request as it is recorded with its run. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", rules.config().key());
        parameters.put("edition", rules.edition().key());
        parameters.put("swap", rules.swap());
        parameters.put("rings_per_player", rules.ringsPerPlayer());
        parameters.put("lps_rounds", rules.lpsRounds());
        parameters.put("games", games);
        parameters.put("players", players.stream().map(PlayerSpec::text).toList());
        parameters.put("opening_decisions", openingDecisions);
        parameters.put("seed", seed);
        return parameters;
    }
}
