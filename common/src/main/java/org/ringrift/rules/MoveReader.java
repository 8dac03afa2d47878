package org.ringrift.rules;

import org.ringrift.board.Board;

/**
 * Reads the texts of the kinds of move that make nearly all of a game: those that name up to three cells. Faster than a
 * comparison with the texts of all legal moves, and without garbage. Not thread-safe.
 */
final class MoveReader {
    /** Stands for a text of another kind, or of none. */
    static final long NONE = -1;

    private static final int NO_NUMBER = Integer.MIN_VALUE;
    private static final int MAX_DIGITS = 4;
    private static final MoveType[] KINDS = {
        MoveType.MOVE_STACK,
        MoveType.PLACE_RING,
        MoveType.OVERTAKING_CAPTURE,
        MoveType.CONTINUE_CAPTURE,
        MoveType.FORCED_ELIMINATION,
        MoveType.ELIMINATE_FOR_LINE,
        MoveType.ELIMINATE_FOR_TERRITORY,
        MoveType.ELIMINATE_FOR_RECOVERY
    };

    private final Board board;
    private String text = "";
    private int at;

    MoveReader(Board board) {
        this.board = board;
    }

    /**
     * Reads a move.
     *
     * @param notation any text
     * @return the one move whose notation that is, legal or not; {@link #NONE} if it is of no such kind
     */
    long read(String notation) {
        for (MoveType kind : KINDS) {
            if (notation.startsWith(kind.code())) {
                text = notation;
                at = kind.code().length();
                long move = read(kind);
                return at == text.length() ? move : NONE;
            }
        }
        return NONE;
    }

    private long read(MoveType kind) {
        int first = cellBehind(':');
        switch (kind) {
            case PLACE_RING -> {
                int count = numberBehind(':');
                return first < 0 || count < 1 || count > 3 ? NONE : Move.place(first, count);
            }
            case MOVE_STACK -> {
                int to = cellBehind('>');
                return first < 0 || to < 0 ? NONE : Move.step(kind, first, to);
            }
            case OVERTAKING_CAPTURE, CONTINUE_CAPTURE -> {
                int target = cellBehind('>');
                int to = cellBehind('>');
                return first < 0 || target < 0 || to < 0 ? NONE : Move.step(kind, first, to, target);
            }
            default -> {
                return first < 0 ? NONE : Move.at(kind, first);
            }
        }
    }

    /** The cell that follows a mark, or -1. */
    private int cellBehind(char mark) {
        int x = numberBehind(mark);
        int y = numberBehind(',');
        return x == NO_NUMBER || y == NO_NUMBER ? -1 : board.cell(x, y);
    }

    /** The number that follows a mark, written as a program writes it, or {@link #NO_NUMBER}. */
    private int numberBehind(char mark) {
        if (at >= text.length() || text.charAt(at) != mark) {
            return NO_NUMBER;
        }
        at++;
        boolean negative = at < text.length() && text.charAt(at) == '-';
        at += negative ? 1 : 0;
        int start = at;
        int number = 0;
        while (at < text.length() && at - start < MAX_DIGITS && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = 10 * number + text.charAt(at++) - '0';
        }
        boolean zero = start < at && text.charAt(start) == '0';
        if (at == start || zero && (negative || at - start > 1)) {
            return NO_NUMBER;
        }
        return negative ? -number : number;
    }
}
