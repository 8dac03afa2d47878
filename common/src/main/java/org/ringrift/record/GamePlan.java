package org.ringrift.record;

import java.io.Serializable;
import java.util.List;
import org.ringrift.ContentId;
import org.ringrift.Seeds;
import org.ringrift.rules.Rules;

/**
 * Everything that determines one game. The same plan gives the same game on any machine and in any company.
 *
 * @param rules the game's rules
 * @param players one for each seat, in seat order
 * @param opening its random first decisions
 * @param seed seed of the request that the game belongs to
 * @param index number of the game in its request, from 0
 */
public record GamePlan(Rules rules, List<SeatPlayer> players, Opening opening, long seed, long index)
        implements Serializable {
    /** @throws IllegalArgumentException if the number of players does not fit the rules */
    public GamePlan {
        players = List.copyOf(players);
        if (players.size() != rules.players()) {
            throw new IllegalArgumentException(
                    rules.config().key() + " needs " + rules.players() + " players, not " + players.size());
        }
    }

    /** Source of all chance in the game besides its opening. */
    public long gameSeed() {
        return Seeds.mix(seed, index);
    }

    /** The identity of the game: the sha256, in hexadecimal, of all that determines it. */
    public String gameId() {
        ContentId id = rules.identify(ContentId.of("ringrift-game-1"))
                .with("opening", opening.decisions() + ":" + opening.seed())
                .with("seed", seed)
                .with("index", index);
        players.forEach(player -> id.with("player", player.participant()));
        return id.sha256();
    }
}
