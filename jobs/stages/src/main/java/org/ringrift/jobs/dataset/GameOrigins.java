package org.ringrift.jobs.dataset;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ringrift.jobs.lake.schema.GamePlayer;
import org.ringrift.jobs.lake.schema.GameRow;

/**
 * Who played some games; each list ascending, each name once.
 *
 * @param runs runs that played them
 * @param players specifications of players
 * @param models models of players, by sha256
 */
record GameOrigins(List<String> runs, List<String> players, List<String> models) implements Serializable {
    /** Copies the lists. */
    GameOrigins {
        runs = List.copyOf(runs);
        players = List.copyOf(players);
        models = List.copyOf(models);
    }

    /** Collects them. */
    static final class Builder {
        private final Set<String> runs = new TreeSet<>();
        private final Set<String> players = new TreeSet<>();
        private final Set<String> models = new TreeSet<>();

        void add(GameRow game) {
            runs.add(game.runId());
            for (GamePlayer player : game.players()) {
                players.add(player.spec());
                if (player.modelSha256() != null) {
                    models.add(player.modelSha256());
                }
            }
        }

        GameOrigins build() {
            return new GameOrigins(List.copyOf(runs), List.copyOf(players), List.copyOf(models));
        }
    }
}
