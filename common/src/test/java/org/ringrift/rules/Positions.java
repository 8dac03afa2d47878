package org.ringrift.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ringrift.board.Board;

/**
 * Sets up positions for tests: stacks, markers, territory, hands and credits, in any phase. Cells are written
 * {@code "x,y"}, stacks as digits from the top ring to the bottom one. Rings that are mentioned nowhere stay in the
 * hands; {@link #hand} sets the rest of a hand aside without crediting it to anybody.
 */
public final class Positions {
    private static final int NOBODY = 0;

    private final Rules rules;
    private final Board board;
    private final GameState state;
    private final List<Runnable> stacks = new ArrayList<>();
    private final int[] hands;

    private Positions(Rules rules) {
        this.rules = rules;
        this.board = rules.board();
        this.state = new GameState(rules);
        this.hands = new int[rules.players() + 1];
        Arrays.fill(hands, -1);
    }

    /** An empty board of a configuration, edition asis, seat 1 about to place. */
    public static Positions of(String config) {
        return of(Rules.of(GameConfig.parse(config)));
    }

    /** An empty board, seat 1 about to place. */
    public static Positions of(Rules rules) {
        return new Positions(rules);
    }

    /** A stack, its colours from the top to the bottom, as in {@code stack("3,3", "112")}. */
    public Positions stack(String cell, String topToBottom) {
        int at = board.parse(cell);
        stacks.add(() -> {
            for (int i = topToBottom.length() - 1; i >= 0; i--) {
                take(topToBottom.charAt(i) - '0', at);
            }
        });
        return this;
    }

    /** Markers of one colour. */
    public Positions markers(int colour, String... cells) {
        for (String cell : cells) {
            state.putMarker(vacant(cell), colour);
        }
        return this;
    }

    /** Collapsed cells of one colour. */
    public Positions collapsed(int colour, String... cells) {
        for (String cell : cells) {
            state.collapse(vacant(cell), colour);
        }
        return this;
    }

    /** Rings of a colour that are out of the game, credited to a seat. */
    public Positions credited(int seat, int colour, int count) {
        stacks.add(() -> setAside(colour, count, seat));
        return this;
    }

    /** What is left in a seat's hand. */
    public Positions hand(int seat, int rings) {
        hands[seat] = rings;
        return this;
    }

    /** Whose turn it is. */
    public Positions seat(int seat) {
        state.seat = seat;
        return this;
    }

    /** The phase; {@code MOVEMENT} means without a ring placed in this turn. */
    public Positions phase(Phase phase) {
        state.phase = phase;
        return this;
    }

    /** The seat to move has already acted in this turn. */
    public Positions acted() {
        state.acted = true;
        return this;
    }

    /** The position; call once. */
    public GameState state() {
        for (int seat = 1; seat <= rules.players(); seat++) {
            if (hands[seat] >= 0) {
                int seatToEmpty = seat;
                stacks.add(() -> setAside(seatToEmpty, state.hand(seatToEmpty) - hands[seatToEmpty], NOBODY));
            }
        }
        stacks.forEach(Runnable::run);
        return state;
    }

    /** Rings leave a hand over a stack on an empty cell, which vanishes at once. */
    private void setAside(int colour, int count, int credit) {
        int cell = 0;
        while (!state.empty(cell)) {
            cell++;
        }
        for (int i = 0; i < count; i++) {
            take(colour, cell);
            state.eliminateTop(cell, 1, credit);
        }
    }

    private void take(int colour, int cell) {
        if (state.hand(colour) == 0) {
            throw new IllegalArgumentException("Seat " + colour + " has no ring left for this position");
        }
        state.placeRings(cell, colour, 1);
    }

    private int vacant(String cell) {
        int at = board.parse(cell);
        if (!state.empty(at)) {
            throw new IllegalArgumentException("Cell " + cell + " is taken");
        }
        return at;
    }
}
