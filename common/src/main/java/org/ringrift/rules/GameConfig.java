package org.ringrift.rules;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.NearestName;
import org.ringrift.UserError;
import org.ringrift.board.BoardType;

/**
 * One of the twelve configurations: a board and a number of players.
 *
 * @param board the board
 * @param players 2, 3 or 4
 */
public record GameConfig(BoardType board, int players) implements Serializable {
    /** @throws IllegalArgumentException if the number of players is not 2, 3 or 4 */
    public GameConfig {
        if (players < 2 || players > 4) {
            throw new IllegalArgumentException("Players must be 2, 3 or 4: " + players);
        }
    }

    /** The name used in tables and commands, such as {@code hex8_2p}. */
    public String key() {
        return board.key() + "_" + players + "p";
    }

    /** All twelve, boards in the order of {@link BoardType}. */
    public static List<GameConfig> all() {
        List<GameConfig> all = new ArrayList<>();
        for (BoardType board : BoardType.values()) {
            for (int players = 2; players <= 4; players++) {
                all.add(new GameConfig(board, players));
            }
        }
        return List.copyOf(all);
    }

    /**
     * Finds a configuration by its name.
     *
     * @param key for example {@code square19_4p}
     * @return the configuration
     * @throws UserError if there is none of that name
     */
    public static GameConfig parse(String key) {
        for (GameConfig config : all()) {
            if (config.key().equals(key)) {
                return config;
            }
        }
        List<String> known = all().stream().map(GameConfig::key).toList();
        throw new UserError("Cannot find configuration '" + key + "', the nearest is " + NearestName.of(key, known)
                + ": known configurations are " + String.join(", ", known) + ".");
    }
}
