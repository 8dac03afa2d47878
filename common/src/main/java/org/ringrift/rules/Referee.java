package org.ringrift.rules;

/**
 * Knows the rules of one game: which moves are legal and what they do. Owns scratch memory, so that no call allocates;
 * one referee for each thread.
 */
public final class Referee {
    private final Rules rules;
    private final Territory territory;
    private final MoveGenerator generator;
    private final TurnMachine machine;

    /** @param rules the game */
    public Referee(Rules rules) {
        this.rules = rules;
        this.territory = new Territory(rules);
        this.generator = new MoveGenerator(rules, territory);
        this.machine = new TurnMachine(territory);
    }

    /** The rules that this referee applies. */
    public Rules rules() {
        return rules;
    }

    /** The position before the first move. */
    public GameState newGame() {
        return new GameState(rules);
    }

    /**
     * Lists the legal moves. While the game is not over there is always at least one.
     *
     * @param state a position of this game
     * @param into is cleared and filled; empty when the game is over
     */
    public void legalMoves(GameState state, MoveList into) {
        generator.legalMoves(state, into);
    }

    /**
     * Applies a move.
     *
     * @param state a position of this game, changed in place
     * @param move one of its legal moves; for any other the result is undefined
     */
    public void apply(GameState state, long move) {
        machine.apply(state, move);
    }

    /** Whether a seat could place a ring, move a stack or capture in a position. */
    public boolean realAction(GameState state, int seat) {
        return LastPlayerStanding.real(state, seat);
    }

    /**
     * The cells of the region that a territory move claims, in no particular order.
     *
     * @param state a position in which the move is legal
     * @param move a move of type {@code CHOOSE_TERRITORY}
     * @param into receives the cells; at least as long as the board has cells
     * @return the number of cells
     */
    public int regionCells(GameState state, long move, int[] into) {
        return territory.cells(state, move, into);
    }
}
