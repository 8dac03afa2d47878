package org.ringrift.rating;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;

/**
 * The virtual games of a fit: between two participants, half of them won. A participant has them with those whom it met, in proportion
 * to how often it met them, unless its gain over a predecessor is known of.
 *
 * <p>The prior must hold every participant near the anchor, or won games alone would carry some of them away without a bound: a chain
 * of virtual games and gains has to join each with it. A model whose line begins with one that met nobody but its successors is joined
 * with the anchor by real games alone; such models have virtual games as well.
 */
final class VirtualGames {
    private final long[][] met;
    private final boolean[] drawn;
    private final int[] predecessors;

    private VirtualGames(SortedMap<Choice, Long> counts, List<Gains.Link> links, int participants) {
        this.met = new long[participants][participants];
        counts.forEach(this::meet);
        this.drawn = new boolean[participants];
        this.predecessors = new int[participants];
        for (int i = 0; i < participants; i++) {
            drawn[i] = i > 0;
            predecessors[i] = i;
        }
        for (Gains.Link link : links) {
            drawn[link.successor()] = false;
            predecessors[link.successor()] = link.predecessor();
        }
    }

    /**
     * Shares them out.
     *
     * @param counts all choices with their numbers of occurrence; participant 0, the anchor, is joined with everyone by them
     * @param links whose gains are known of
     * @param participants how many there are
     * @param each virtual games of a participant
     * @return by two participants, the lower index second
     */
    static double[][] of(SortedMap<Choice, Long> counts, List<Gains.Link> links, int participants, double each) {
        VirtualGames games = new VirtualGames(counts, links, participants);
        boolean[] held = games.held();
        for (int i = 0; i < participants; i++) {
            games.drawn[i] |= !held[i];
        }
        return games.shared(each);
    }

    private void meet(Choice choice, long count) {
        List<Integer> seats = choice.seats().stream().distinct().toList();
        for (int i : seats) {
            for (int j : seats) {
                met[i][j] += i == j ? 0 : count;
            }
        }
    }

    /** Whom a chain of virtual games and gains joins with the anchor. */
    private boolean[] held() {
        boolean[] held = new boolean[met.length];
        held[0] = true;
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        while (!open.isEmpty()) {
            int one = open.remove();
            for (int other = 0; other < met.length; other++) {
                if (!held[other] && joined(one, other)) {
                    held[other] = true;
                    open.add(other);
                }
            }
        }
        return held;
    }

    private boolean joined(int one, int other) {
        boolean virtual = met[one][other] > 0 && (drawn[one] || drawn[other]);
        return virtual || predecessors[one] == other || predecessors[other] == one;
    }

    private double[][] shared(double each) {
        double[][] virtual = new double[met.length][met.length];
        for (int i = 1; i < met.length; i++) {
            for (int j = 0; j < i; j++) {
                virtual[i][j] = each * (share(i, j) + share(j, i));
            }
        }
        return virtual;
    }

    /** Which part of its virtual games a participant has with another. */
    private double share(int one, int other) {
        if (!drawn[one] || met[one][other] == 0) {
            return 0;
        }
        long all = 0;
        for (long games : met[one]) {
            all += games;
        }
        return met[one][other] / (double) all;
    }
}
