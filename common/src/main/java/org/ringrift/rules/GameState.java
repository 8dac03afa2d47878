package org.ringrift.rules;

import org.ringrift.board.Board;
import org.ringrift.board.Rows;
import org.ringrift.board.Tracks;

/**
 * A position with everything that the rules remember. Mutable and made of primitive arrays, so that a copy is a few
 * array copies; only {@link Referee} changes it. Seats and colours are 1 to n. Not thread-safe.
 */
public final class GameState {
    static final int NONE = -1;

    final Rules rules;
    final Board board;
    final Rows rows;
    final Tracks tracks;
    final Occupancy occupancy;
    private final RingStacks rings;

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
    boolean endedByRounds;
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
        this.rows = board.rows();
        this.tracks = board.tracks();
        this.occupancy = new Occupancy(board, rules.players());
        this.rings = new RingStacks(board.cells(), rules.players() * rules.ringsPerPlayer());
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
        occupancy.copyFrom(other.occupancy);
        rings.copyFrom(other.rings);
        System.arraycopy(other.counters, 0, counters, 0, counters.length);
        phase = other.phase;
        seat = other.seat;
        winner = other.winner;
        reason = other.reason;
        endedByRounds = other.endedByRounds;
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

    /** Whether the rule of exclusive rounds ended the game, and not what held on the board at the end of a turn. */
    public boolean endedByRounds() {
        return endedByRounds;
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
        int c = occupancy.code(cell);
        return c <= Occupancy.COLLAPSED ? c : 0;
    }

    /** Owner of a collapsed cell, or 0. */
    public int collapsed(int cell) {
        int c = occupancy.code(cell);
        return c > Occupancy.COLLAPSED && c <= Occupancy.STACK ? c - Occupancy.COLLAPSED : 0;
    }

    /** Colour on top of the stack on a cell, or 0 if there is none. */
    public int stackOwner(int cell) {
        int c = occupancy.code(cell);
        return c > Occupancy.STACK ? c - Occupancy.STACK : 0;
    }

    /** Whether a cell holds nothing. */
    public boolean empty(int cell) {
        return occupancy.code(cell) == Occupancy.EMPTY;
    }

    /** The stacks of a seat in a row of the board, as bits of {@link Rows}. */
    public int stackBits(int q, int row) {
        return occupancy.stacks(q, row);
    }

    /** The markers of a seat in a row of the board, as bits of {@link Rows}. */
    public int markerBits(int q, int row) {
        return occupancy.markers(q, row);
    }

    /** The collapsed cells of a row of the board, as bits of {@link Rows}. */
    public int collapsedBits(int row) {
        return occupancy.collapsedCells(row);
    }

    /** The cells of a row of the board that hold nothing or a marker, as bits of {@link Rows}. */
    public int passableBits(int row) {
        return occupancy.passable(row);
    }

    private boolean stack(int cell) {
        return occupancy.code(cell) > Occupancy.STACK;
    }

    /** Rings in the stack on a cell; 0 if there is none. */
    public int height(int cell) {
        return stack(cell) ? rings.height(cell) : 0;
    }

    /** Length of the run of equal colours at the top of the stack on a cell; 0 if there is none. */
    public int capHeight(int cell) {
        return stack(cell) ? rings.cap(cell) : 0;
    }

    /** Colour of a ring in the stack on a cell, counted from 0 at the top. */
    public int ring(int cell, int fromTop) {
        int ring = rings.top(cell);
        for (int i = 0; i < fromTop; i++) {
            ring = rings.below(ring);
        }
        return rings.colour(ring);
    }

    /** Adds 1 for each ring of the stack on a cell to a count by colour. */
    public void countRings(int cell, int[] byColour) {
        rings.count(cell, byColour);
    }

    /** The cell whose stack alone may move, in a chain of captures or after its placement; -1 if there is none. */
    public int focus() {
        return focus;
    }

    /** Whether the seat to move owes rings for a line or a territory. */
    public boolean owesRings() {
        return lineDebt || territoryDebt;
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
        return stack(cell) && rings.buried(cell, q);
    }

    void placeRings(int cell, int q, int count) {
        if (stack(cell)) {
            counters[STACKS + stackOwner(cell)]--;
        } else {
            rings.begin(cell);
        }
        rings.push(cell, q, count);
        occupancy.set(cell, Occupancy.STACK + q);
        counters[STACKS + q]++;
        counters[HAND + q] -= count;
        counters[RINGS + q] += count;
    }

    /** Carries a stack to a cell without stack, leaving a marker of q behind; the landing cell's marker is gone. */
    void carry(int from, int to, int q) {
        rings.carry(from, to);
        occupancy.set(to, occupancy.code(from));
        putMarker(from, q);
    }

    /** Moves the top ring of the target under the attacker. */
    void capture(int attacker, int target) {
        short ring = rings.top(target);
        removeTop(target);
        rings.putUnder(attacker, ring);
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
        if (!rings.pop(cell)) {
            counters[STACKS + owner]--;
            occupancy.set(cell, Occupancy.EMPTY);
            return;
        }
        int next = rings.colour(rings.top(cell));
        if (next != owner) {
            occupancy.set(cell, Occupancy.STACK + next);
            counters[STACKS + owner]--;
            counters[STACKS + next]++;
        }
    }

    /** Takes the lowest ring of colour q out of a stack for good, credited to q. */
    void extractLowest(int cell, int q) {
        if (!rings.extractLowest(cell, q)) {
            eliminateTop(cell, 1, q);
            return;
        }
        counters[RINGS + q]--;
        counters[ELIMINATED + q]++;
    }

    void putMarker(int cell, int q) {
        occupancy.set(cell, Occupancy.MARKER + q);
        counters[MARKERS + q]++;
    }

    void removeMarker(int cell) {
        counters[MARKERS + marker(cell)]--;
        occupancy.set(cell, Occupancy.EMPTY);
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
        if (!empty(cell)) {
            counters[MARKERS + marker(cell)]--;
        }
        occupancy.set(cell, Occupancy.COLLAPSED + q);
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
        return rings.hash(cell);
    }

    int contentCode(int cell) {
        return occupancy.code(cell);
    }

    @Override
    public String toString() {
        return StateText.text(this);
    }
}
