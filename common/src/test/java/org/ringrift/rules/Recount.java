package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Counts a position again from its cells and compares it with the position's own counters. */
final class Recount {
    private final GameState state;
    private final int[] stacks = new int[5];
    private final int[] rings = new int[5];
    private final int[] markers = new int[5];
    private final int[] collapsed = new int[5];

    private Recount(GameState state) {
        this.state = state;
        for (int cell = 0; cell < state.board().cells(); cell++) {
            count(cell);
        }
    }

    private void count(int cell) {
        int contents = 0;
        if (state.stackOwner(cell) != 0) {
            contents++;
            stacks[state.stackOwner(cell)]++;
            countStack(cell);
        } else if (state.height(cell) + state.capHeight(cell) != 0) {
            throw new AssertionError("Cell " + state.board().text(cell) + " has a height but no stack");
        }
        if (state.marker(cell) != 0) {
            contents++;
            markers[state.marker(cell)]++;
        }
        if (state.collapsed(cell) != 0) {
            contents++;
            collapsed[state.collapsed(cell)]++;
        }
        if (contents > 1 || state.empty(cell) != (contents == 0)) {
            throw new AssertionError("Cell " + state.board().text(cell) + " holds " + contents + " things");
        }
    }

    private void countStack(int cell) {
        int cap = 0;
        for (int i = 0; i < state.height(cell); i++) {
            rings[state.ring(cell, i)]++;
            cap += cap == i && state.ring(cell, i) == state.stackOwner(cell) ? 1 : 0;
        }
        if (cap == 0 || cap != state.capHeight(cell)) {
            throw new AssertionError(
                    "The cap on " + state.board().text(cell) + " is " + cap + ", not " + state.capHeight(cell));
        }
    }

    /** Fails if a counter disagrees with the cells or a ring has been lost or won. */
    static void check(GameState state) {
        Recount found = new Recount(state);
        int total = 0;
        for (int q = 1; q <= state.rules().players(); q++) {
            same("stacks", q, found.stacks[q], state.stacks(q));
            same("rings", q, found.rings[q], state.ringsOnBoard(q));
            same("markers", q, found.markers[q], state.markers(q));
            same("territory", q, found.collapsed[q], state.territory(q));
            if (state.material(q) != (state.hand(q) + found.rings[q] > 0) || state.hand(q) < 0) {
                throw new AssertionError("Wrong material of seat " + q);
            }
            total += state.hand(q) + found.rings[q] + state.eliminated(q);
        }
        if (total != state.rules().players() * state.rules().ringsPerPlayer()) {
            throw new AssertionError("There are " + total + " rings in " + state);
        }
    }

    private static void same(String what, int seat, int counted, int kept) {
        if (counted != kept) {
            throw new AssertionError("Seat " + seat + " has " + counted + " " + what + ", not " + kept);
        }
    }

    /** Markers, collapsed cells and credited rings together: what never decreases. */
    static int settled(GameState state) {
        int settled = 0;
        for (int q = 1; q <= state.rules().players(); q++) {
            settled += state.markers(q) + state.territory(q) + state.eliminated(q);
        }
        return settled;
    }

    /** Fails unless the winner alone is first and the others follow in a ranking with gaps after ties. */
    static void checkRanks(GameState state) {
        List<Integer> ranks = new ArrayList<>();
        for (int q = 1; q <= state.rules().players(); q++) {
            ranks.add(state.rank(q));
        }
        assertThat(state.rank(state.winner())).isEqualTo(1);
        for (int rank : ranks) {
            assertThat(ranks.stream().filter(other -> other < rank).count()).isEqualTo(rank - 1L);
        }
        assertThat(ranks.stream().filter(rank -> rank == 1).count()).isEqualTo(1);
    }
}
