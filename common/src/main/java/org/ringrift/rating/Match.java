package org.ringrift.rating;

import java.util.List;

/**
 * A finished game between rated participants.
 *
 * @param gameId what makes the game one of its own, such as a hash of its moves and seats; a game given twice counts
 *     once
 * @param seats participant on each seat, first seat first; the same participant may hold several seats
 * @param winner number of the winning seat, 1..seats
 */
public record Match(String gameId, List<String> seats, int winner) {

    /** Checks that there are at least two seats and that the winner is one of them. */
    public Match {
        seats = List.copyOf(seats);
        if (gameId == null || seats.size() < 2 || winner < 1 || winner > seats.size()) {
            throw new IllegalArgumentException("Cannot rate game " + gameId + ": seat " + winner + " of " + seats.size()
                    + " is named as its winner.");
        }
    }

    /**
     * A game known by what it was: copies, with the same content and the same participants in the same seats, are one.
     *
     * @param content the game's rules and moves, as {@link org.ringrift.record.GameContent} names them
     * @param seats participant on each seat, first seat first
     * @param winner number of the winning seat, 1..seats
     * @return the game
     */
    public static Match ofContent(String content, List<String> seats, int winner) {
        return new Match(content + " " + String.join(" ", seats), seats, winner);
    }

    /** The participant that won. */
    public String winningParticipant() {
        return seats.get(winner - 1);
    }
}
