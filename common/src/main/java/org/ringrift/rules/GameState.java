package org.ringrift.rules;

import org.ringrift.board.Board;

/**
 * A position with everything that the rules remember. Mutable and made of primitive arrays, so that a copy is a few
 * array copies; only {@link Referee} changes it. Seats and colours are 1 to n. Not thread-safe.
 *
 * <p>A stack is a chain of rings from the top to the bottom; top colour, height and cap height are kept beside it.
 */
public final class GameState {
    static final int NONE = -1;
    private static final int MARKER = 0;
    private static final int COLLAPSED = 4;
    private static final int STACK = 8;

    final Rules rules;
    final Board board;
    private final byte[] content;
    private final short[] heights;
    private final short[] caps;
    private final short[] tops;
    private final short[] bottoms;
    private final byte[] ringColours;
    private final short[] ringsBelow;
    private int ringsPlaced;

    private static final int HAND = 0;
    private static final int ELIMINATED = 5;
    private static final int TERRITORY = 10;
    private static final int STACKS = 15;
    private static final int RINGS = 20;
    private static final int MARKERS = 25;
    private static final int LAST_TURN = 30;
    private static final int RANK = 35;
    private final int[] counters = new int[40];

    Phase phase = Phase.RING_PLACEMENT;
    int seat = 1;
    int winner;
    Reason reason;
    int focus = NONE;
    boolean lineDebt;
    boolean territoryDebt;
    boolean acted;
    boolean recovered;
    boolean secondSeatMoved;
    int lpsFirst;
    int lpsKnown;
    int lpsReal;
    int lpsCount;
    int lpsCandidate;
    int ply;
    int turns;

    GameState(Rules rules) {
        this.rules = rules;
        this.board = rules.board();
        int cells = board.cells();
        int rings = rules.players() * rules.ringsPerPlayer();
        content = new byte[cells];
        heights = new short[cells];
        caps = new short[cells];
        tops = new short[cells];
        bottoms = new short[cells];
        ringColours = new byte[rings];
        ringsBelow = new short[rings];
        for (int q = 1; q <= rules.players(); q++) {
            counters[HAND + q] = rules.ringsPerPlayer();
        }
    }

    /** An independent position equal to this one. */
    public GameState copy() {
        GameState copy = new GameState(rules);
        copy.copyFrom(this);
        return copy;
    }

    /** Makes this position equal to another of the same rules. */
    public void copyFrom(GameState other) {
        int cells = content.length;
        System.arraycopy(other.content, 0, content, 0, cells);
        System.arraycopy(other.heights, 0, heights, 0, cells);
        System.arraycopy(other.caps, 0, caps, 0, cells);
        System.arraycopy(other.tops, 0, tops, 0, cells);
        System.arraycopy(other.bottoms, 0, bottoms, 0, cells);
        System.arraycopy(other.ringColours, 0, ringColours, 0, other.ringsPlaced);
        System.arraycopy(other.ringsBelow, 0, ringsBelow, 0, other.ringsPlaced);
        System.arraycopy(other.counters, 0, counters, 0, counters.length);
        ringsPlaced = other.ringsPlaced;
        phase = other.phase;
        seat = other.seat;
        winner = other.winner;
        reason = other.reason;
        focus = other.focus;
        lineDebt = other.lineDebt;
        territoryDebt = other.territoryDebt;
        acted = other.acted;
        recovered = other.recovered;
        secondSeatMoved = other.secondSeatMoved;
        lpsFirst = other.lpsFirst;
        lpsKnown = other.lpsKnown;
        lpsReal = other.lpsReal;
        lpsCount = other.lpsCount;
        lpsCandidate = other.lpsCandidate;
        ply = other.ply;
        turns = other.turns;
    }

    /** The rules of this game. */
    public Rules rules() {
        return rules;
    }

    /** The board's geometry. */
    public Board board() {
        return board;
    }

    /** The current phase; {@code GAME_OVER} once the game has ended. */
    public Phase phase() {
        return phase;
    }

    /** The seat to move, or 0 when the game is over. */
    public int seat() {
        return seat;
    }

    /** Whether the game has ended. */
    public boolean over() {
        return phase == Phase.GAME_OVER;
    }

    /** The seat that has won, or 0 while the game goes on. */
    public int winner() {
        return winner;
    }

    /** Why the game ended, or null while it goes on. */
    public Reason reason() {
        return reason;
    }

    /** Moves applied so far, forced ones included. */
    public int ply() {
        return ply;
    }

    /** Turns that have ended and been followed by another turn, as the reference engine counts them. */
    public int turns() {
        return turns;
    }

    /** Colour of the marker on a cell, or 0. */
    public int marker(int cell) {
        int c = content[cell];
        return c <= COLLAPSED ? c : 0;
    }

    /** Owner of a collapsed cell, or 0. */
    public int collapsed(int cell) {
        int c = content[cell];
        return c > COLLAPSED && c <= STACK ? c - COLLAPSED : 0;
    }

    /** Colour on top of the stack on a cell, or 0 if there is none. */
    public int stackOwner(int cell) {
        int c = content[cell];
        return c > STACK ? c - STACK : 0;
    }

    /** Whether a cell holds nothing. */
    public boolean empty(int cell) {
        return content[cell] == 0;
    }

    /** Whether neither a stack nor collapsed territory stands on a cell, so that stacks pass it. */
    boolean passable(int cell) {
        return content[cell] <= COLLAPSED;
    }

    /** Rings in the stack on a cell; 0 if there is none. */
    public int height(int cell) {
        return content[cell] > STACK ? heights[cell] : 0;
    }

    /** Length of the run of equal colours at the top of the stack on a cell; 0 if there is none. */
    public int capHeight(int cell) {
        return content[cell] > STACK ? caps[cell] : 0;
    }

    /** Colour of a ring in the stack on a cell, counted from 0 at the top. */
    public int ring(int cell, int fromTop) {
        int ring = tops[cell];
        for (int i = 0; i < fromTop; i++) {
            ring = ringsBelow[ring];
        }
        return ringColours[ring];
    }

    /** Rings in a seat's hand. */
    public int hand(int q) {
        return counters[HAND + q];
    }

    /** Rings credited to a seat. */
    public int eliminated(int q) {
        return counters[ELIMINATED + q];
    }

    /** Collapsed cells of a seat. */
    public int territory(int q) {
        return counters[TERRITORY + q];
    }

    /** Stacks that a seat controls. */
    public int stacks(int q) {
        return counters[STACKS + q];
    }

    /** Rings of a seat's colour in stacks, buried ones included. */
    public int ringsOnBoard(int q) {
        return counters[RINGS + q];
    }

    /** Markers of a seat. */
    public int markers(int q) {
        return counters[MARKERS + q];
    }

    /** Whether a seat has a ring in hand or in a stack. */
    public boolean material(int q) {
        return counters[HAND + q] > 0 || counters[RINGS + q] > 0;
    }

    /** Rank of a seat in a finished game, 1 for the winner; ties share a rank. 0 while the game goes on. */
    public int rank(int q) {
        return counters[RANK + q];
    }

    /** The seat that is alone in having real actions over complete rounds, or 0. */
    public int lpsCandidate() {
        return lpsCandidate;
    }

    /** Complete exclusive rounds of the candidate. */
    public int lpsCount() {
        return lpsCount;
    }

    /** The turn, from 1, after which a seat had lost its last ring, or {@link Integer#MAX_VALUE} if it has material. */
    int lastTurn(int q) {
        int turn = counters[LAST_TURN + q];
        return turn == 0 ? Integer.MAX_VALUE : turn;
    }

    void noteLosses() {
        for (int q = 1; q <= rules.players(); q++) {
            if (counters[LAST_TURN + q] == 0 && !material(q)) {
                counters[LAST_TURN + q] = turns + 1;
            }
        }
    }

    void rank(int q, int rank) {
        counters[RANK + q] = rank;
    }

    /** Whether a ring of colour q lies in the stack on a cell below its top ring. */
    boolean buried(int cell, int q) {
        if (content[cell] <= STACK) {
            return false;
        }
        for (int ring = ringsBelow[tops[cell]]; ring != NONE; ring = ringsBelow[ring]) {
            if (ringColours[ring] == q) {
                return true;
            }
        }
        return false;
    }

    void placeRings(int cell, int q, int count) {
        boolean onStack = content[cell] > STACK;
        int height = onStack ? heights[cell] : 0;
        int cap = onStack && stackOwner(cell) == q ? caps[cell] : 0;
        short below = onStack ? tops[cell] : NONE;
        if (onStack) {
            counters[STACKS + stackOwner(cell)]--;
        } else {
            bottoms[cell] = (short) ringsPlaced;
        }
        for (int i = 0; i < count; i++) {
            ringColours[ringsPlaced] = (byte) q;
            ringsBelow[ringsPlaced] = below;
            below = (short) ringsPlaced++;
        }
        tops[cell] = below;
        heights[cell] = (short) (height + count);
        caps[cell] = (short) (cap + count);
        content[cell] = (byte) (STACK + q);
        counters[STACKS + q]++;
        counters[HAND + q] -= count;
        counters[RINGS + q] += count;
    }

    /** Carries a stack to a cell without stack, leaving a marker of q behind; the landing cell's marker is gone. */
    void carry(int from, int to, int q) {
        content[to] = content[from];
        heights[to] = heights[from];
        caps[to] = caps[from];
        tops[to] = tops[from];
        bottoms[to] = bottoms[from];
        content[from] = 0;
        putMarker(from, q);
    }

    /** Moves the top ring of the target under the attacker. */
    void capture(int attacker, int target) {
        short ring = tops[target];
        int colour = ringColours[ring];
        removeTop(target);
        boolean uniform = caps[attacker] == heights[attacker] && stackOwner(attacker) == colour;
        ringsBelow[bottoms[attacker]] = ring;
        ringsBelow[ring] = NONE;
        bottoms[attacker] = ring;
        heights[attacker]++;
        if (uniform) {
            caps[attacker]++;
        }
    }

    /** Takes rings off the top of a stack for good, credited to q. */
    void eliminateTop(int cell, int count, int q) {
        for (int i = 0; i < count; i++) {
            counters[RINGS + stackOwner(cell)]--;
            removeTop(cell);
        }
        counters[ELIMINATED + q] += count;
    }

    private void removeTop(int cell) {
        int owner = stackOwner(cell);
        short next = ringsBelow[tops[cell]];
        if (next == NONE) {
            counters[STACKS + owner]--;
            content[cell] = 0;
            return;
        }
        tops[cell] = next;
        heights[cell]--;
        if (caps[cell] > 1) {
            caps[cell]--;
        } else {
            settleTop(cell, owner);
        }
    }

    private void settleTop(int cell, int previousOwner) {
        int ring = tops[cell];
        int colour = ringColours[ring];
        int cap = 0;
        for (; ring != NONE && ringColours[ring] == colour; ring = ringsBelow[ring]) {
            cap++;
        }
        caps[cell] = (short) cap;
        content[cell] = (byte) (STACK + colour);
        counters[STACKS + previousOwner]--;
        counters[STACKS + colour]++;
    }

    /** Takes the lowest ring of colour q out of a stack for good, credited to q. */
    void extractLowest(int cell, int q) {
        short above = NONE;
        short aboveLowest = NONE;
        short lowest = NONE;
        for (short ring = tops[cell]; ring != NONE; ring = ringsBelow[ring]) {
            if (ringColours[ring] == q) {
                lowest = ring;
                aboveLowest = above;
            }
            above = ring;
        }
        if (aboveLowest == NONE) {
            eliminateTop(cell, 1, q);
            return;
        }
        ringsBelow[aboveLowest] = ringsBelow[lowest];
        if (bottoms[cell] == lowest) {
            bottoms[cell] = aboveLowest;
        }
        heights[cell]--;
        counters[RINGS + q]--;
        counters[ELIMINATED + q]++;
        settleTop(cell, stackOwner(cell));
    }

    void putMarker(int cell, int q) {
        content[cell] = (byte) (MARKER + q);
        counters[MARKERS + q]++;
    }

    void removeMarker(int cell) {
        counters[MARKERS + content[cell]]--;
        content[cell] = 0;
    }

    /** A stack of q passes over a cell: its own marker collapses, a foreign one is turned. */
    void pass(int cell, int q) {
        int owner = marker(cell);
        if (owner == q) {
            collapse(cell, q);
        } else if (owner != 0) {
            counters[MARKERS + owner]--;
            putMarker(cell, q);
        }
    }

    /** Turns a cell without stack into territory of q; a marker on it is gone. */
    void collapse(int cell, int q) {
        if (content[cell] != 0) {
            counters[MARKERS + content[cell]]--;
        }
        content[cell] = (byte) (COLLAPSED + q);
        counters[TERRITORY + q]++;
    }

    /**
     * A 64-bit hash of everything that influences the rest of the game; equal positions have equal hashes. It is
     * computed anew by each call, in time proportional to cells and rings.
     */
    public long hash() {
        return StateHash.of(this);
    }

    /** Rings from the top of a stack folded into one value. */
    long stackHash(int cell) {
        long h = heights[cell];
        for (int ring = tops[cell]; ring != NONE; ring = ringsBelow[ring]) {
            h = h * 0x9E3779B97F4A7C15L + ringColours[ring];
        }
        return h;
    }

    int contentCode(int cell) {
        return content[cell];
    }

    @Override
    public String toString() {
        return StateText.text(this);
    }
}
