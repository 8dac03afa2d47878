package org.ringrift.jobs.estimate;

import java.util.List;
import java.util.Optional;
import org.ringrift.net.NetArchitecture;
import org.ringrift.player.PlayerSpec;

/**
 * Games of the same players.
 *
 * @param games how many
 * @param seats who sits in the seats of one, in any order; one entry stands for all seats
 */
public record Seating(int games, List<Sitter> seats) {
    /** Copies the list. */
    public Seating {
        seats = List.copyOf(seats);
    }

    /** So many games in which every seat has the same player. */
    public static Seating all(int games, PlayerSpec player, Optional<NetArchitecture> net) {
        return new Seating(games, List.of(new Sitter(player, net)));
    }

    /**
     * Who sits in a seat.
     *
     * @param player how it plays
     * @param net its net, if it has one
     */
    public record Sitter(PlayerSpec player, Optional<NetArchitecture> net) {}
}
