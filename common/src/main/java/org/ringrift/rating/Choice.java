package org.ringrift.rating;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a game says about strengths: one participant chosen among those on the seats.
 *
 * @param winner index of the winning participant
 * @param seats participants' indices, ascending, one per seat
 */
record Choice(int winner, List<Integer> seats) implements Comparable<Choice> {

    private static final Comparator<List<Integer>> BY_SEATS = (a, b) -> {
        int order = Integer.compare(a.size(), b.size());
        for (int i = 0; order == 0 && i < a.size(); i++) {
            order = Integer.compare(a.get(i), b.get(i));
        }
        return order;
    };

    static Choice of(Match match, Map<String, Integer> indices) {
        List<Integer> seats = match.seats().stream().map(indices::get).sorted().toList();
        return new Choice(indices.get(match.winningParticipant()), seats);
    }

    @Override
    public int compareTo(Choice other) {
        int order = Integer.compare(winner, other.winner);
        return order != 0 ? order : BY_SEATS.compare(seats, other.seats);
    }
}
