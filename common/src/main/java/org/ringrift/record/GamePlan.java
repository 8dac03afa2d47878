package org.ringrift.record;

import java.io.Serializable;
import java.util.List;
import org.ringrift.Seeds;
import org.ringrift.Sha256;
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
        StringBuilder text = new StringBuilder("ringrift-game-1\n");
        text.append(rules.config().key()).append('\n').append(rules.edition().key());
        text.append("\nswap=").append(rules.swap()).append("\nrings=").append(rules.ringsPerPlayer());
        text.append("\nlps=").append(rules.lpsRounds());
        text.append("\nopening=").append(opening.decisions()).append(':').append(opening.seed());
        text.append("\nseed=").append(seed).append("\nindex=").append(index);
        for (SeatPlayer player : players) {
            text.append("\nplayer=").append(player.participant());
        }
        return Sha256.ofText(text.toString());
    }
}
