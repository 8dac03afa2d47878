package org.ringrift.rules;

import org.ringrift.UserError;
import org.ringrift.board.Board;

/**
 * The readable form of moves, such as {@code P:3,4:2}, {@code C:1,1>3,1>5,1} or {@code O:0,0;0,1;0,2;0,3;0,4:A}. Owns
 * scratch memory; not thread-safe.
 */
public final class MoveNotation {
    private final Rules rules;
    private final Board board;
    private final Territory territory;
    private final int[] cells;
    private final MoveList legal = new MoveList();
    private final MoveGenerator generator;
    private final MoveReader reader;

    /** @param rules the game */
    public MoveNotation(Rules rules) {
        this.rules = rules;
        this.board = rules.board();
        this.territory = new Territory(rules);
        this.generator = new MoveGenerator(rules, territory);
        this.cells = new int[board.cells()];
        this.reader = new MoveReader(board);
    }

    /**
     * Writes a move.
     *
     * @param state the position in which it is legal
     * @param move the move
     * @return its text, unique among the legal moves of the position
     */
    public String format(GameState state, long move) {
        MoveType type = Move.type(move);
        StringBuilder out = new StringBuilder(32).append(type.code());
        switch (type) {
            case PLACE_RING ->
                out.append(':').append(text(Move.to(move))).append(':').append(Move.count(move));
            case MOVE_STACK -> path(out, move);
            case OVERTAKING_CAPTURE, CONTINUE_CAPTURE ->
                out.append(':')
                        .append(text(Move.from(move)))
                        .append('>')
                        .append(text(Move.target(move)))
                        .append('>')
                        .append(text(Move.to(move)));
            case RECOVERY_LINE_ALL -> path(out, move).append(":1:").append(text(Move.extraction(move)));
            case RECOVERY_LINE_WINDOW ->
                row(path(out, move).append(":2:"), Move.windowStart(move), Move.axis(move), rules.lineLength());
            case RECOVERY_FALLBACK, RECOVERY_STRIKE ->
                path(out, move).append(':').append(text(Move.extraction(move)));
            case PROCESS_LINE -> row(out.append(':'), Move.start(move), Move.axis(move), Move.length(move));
            case LINE_ALL ->
                row(out.append(':'), Move.start(move), Move.axis(move), Move.length(move))
                        .append(":A");
            case LINE_WINDOW -> {
                row(out.append(':'), Move.start(move), Move.axis(move), Move.length(move));
                row(out.append(':'), Move.windowStart(move), Move.axis(move), rules.lineLength());
            }
            case CHOOSE_TERRITORY -> {
                list(out.append(':'), territory.cells(state, move, cells));
            }
            case ELIMINATE_FOR_LINE, ELIMINATE_FOR_TERRITORY, ELIMINATE_FOR_RECOVERY, FORCED_ELIMINATION ->
                out.append(':').append(text(Move.to(move)));
            default -> {
                // The code says it all.
            }
        }
        return out.toString();
    }

    /**
     * Reads a move.
     *
     * @param state the position in which it is to be played
     * @param text its notation
     * @return the legal move with that text
     * @throws UserError if no legal move of the position has that text
     */
    public long parse(GameState state, String text) {
        generator.legalMoves(state, legal);
        int index = find(state, legal, text);
        if (index < 0) {
            throw new UserError("Cannot play '" + text + "': it is none of the " + legal.size()
                    + " legal moves of the position " + StateText.text(state) + ".");
        }
        return legal.get(index);
    }

    /**
     * Finds a move by its text.
     *
     * @param state the position
     * @param moves its legal moves
     * @param text the notation of one of them
     * @return the position of the move in the list, or -1
     */
    public int find(GameState state, MoveList moves, String text) {
        long named = reader.read(text);
        return named != MoveReader.NONE ? moves.indexOf(named) : findByText(state, moves, text);
    }

    private int findByText(GameState state, MoveList moves, String text) {
        int colon = text.indexOf(':');
        String code = colon < 0 ? text : text.substring(0, colon);
        for (int i = 0; i < moves.size(); i++) {
            long move = moves.get(i);
            if (Move.type(move).code().equals(code) && format(state, move).equals(text)) {
                return i;
            }
        }
        return -1;
    }

    private String text(int cell) {
        return board.text(cell);
    }

    private StringBuilder path(StringBuilder out, long move) {
        return out.append(':').append(text(Move.from(move))).append('>').append(text(Move.to(move)));
    }

    private StringBuilder row(StringBuilder out, int start, int axis, int length) {
        for (int i = 0; i < length; i++) {
            cells[i] = Runs.along(board, start, axis, i);
        }
        return list(out, length);
    }

    private StringBuilder list(StringBuilder out, int count) {
        CellOrder.of(board).append(board, cells, count, out);
        return out;
    }
}
