package org.ringrift.rules;

import org.ringrift.board.Board;

/** Recovery slides of a seat that controls no stack but has a marker and a buried ring (rules 5.4). */
final class Recovery {
    /** The order in which ties between axes are broken: (1,0) (0,1) (1,1) (1,-1), as axis numbers of the board. */
    private static final int[] SQUARE_ORDER = {0, 2, 1, 3};

    private static final int[] HEX_ORDER = {0, 1, 2};

    private Recovery() {}

    static boolean eligible(GameState s, int q) {
        return s.stacks(q) == 0 && s.markers(q) > 0 && s.ringsOnBoard(q) > 0;
    }

    /** Adds all slides: line slides, or, if no line can be made anywhere, fallbacks and strikes. */
    static void addMoves(GameState s, int q, MoveList into) {
        if (!addLineSlides(s, q, into)) {
            addOtherSlides(s, q, into);
        }
    }

    /** Returns whether some slide makes a line, even one that the shipped engine then refuses. */
    private static boolean addLineSlides(GameState s, int q, MoveList into) {
        Board board = s.board;
        boolean found = false;
        for (int from = 0; from < board.cells(); from++) {
            for (int d = 0; s.marker(from) == q && d < board.directions(); d++) {
                int to = board.step(from, d);
                if (to >= 0 && s.empty(to)) {
                    found |= addLineSlides(s, q, from, to, into);
                }
            }
        }
        return found;
    }

    private static boolean addLineSlides(GameState s, int q, int from, int to, MoveList into) {
        int axis = longestAxis(s, q, from, to);
        int length = runLength(s, q, from, to, axis);
        int required = s.rules.lineLength();
        if (length < required) {
            return false;
        }
        if (takenAxis(s, q, from, to) < 0) {
            return true;
        }
        addPerExtraction(s, q, MoveType.RECOVERY_LINE_ALL, from, to, into);
        if (length > required) {
            int back = runBack(s, q, from, to, axis);
            for (int offset = Math.max(0, back - required + 1);
                    offset <= back && offset + required <= length;
                    offset++) {
                int start = Runs.along(s.board, to, axis, offset - back);
                into.add(Move.recoveryWindow(from, to, axis, start));
            }
        }
        return true;
    }

    private static void addOtherSlides(GameState s, int q, MoveList into) {
        Board board = s.board;
        for (int from = 0; from < board.cells(); from++) {
            for (int d = 0; s.marker(from) == q && d < board.directions(); d++) {
                int to = board.step(from, d);
                if (to >= 0 && s.empty(to)) {
                    addPerExtraction(s, q, MoveType.RECOVERY_FALLBACK, from, to, into);
                } else if (to >= 0 && s.stackOwner(to) != 0) {
                    addPerExtraction(s, q, MoveType.RECOVERY_STRIKE, from, to, into);
                }
            }
        }
    }

    private static void addPerExtraction(GameState s, int q, MoveType type, int from, int to, MoveList into) {
        for (int cell = 0; cell < s.board.cells(); cell++) {
            if (s.buried(cell, q)) {
                into.add(Move.step(type, from, to, cell));
            }
        }
    }

    /** The axis with the longest run through the destination once the marker has moved; ties by the fixed order. */
    private static int longestAxis(GameState s, int q, int from, int to) {
        int best = -1;
        int longest = 0;
        for (int axis : order(s.board)) {
            int length = runLength(s, q, from, to, axis);
            if (length > longest) {
                longest = length;
                best = axis;
            }
        }
        return best;
    }

    /** The axis whose run collapses in this edition, or -1 if the slide is refused. */
    private static int takenAxis(GameState s, int q, int from, int to) {
        if (s.rules.edition() == Edition.CORRECTED) {
            return longestAxis(s, q, from, to);
        }
        for (int axis : order(s.board)) {
            int length = runLength(s, q, from, to, axis);
            if (length >= s.rules.baseLength()) {
                return length >= s.rules.lineLength() ? axis : -1;
            }
        }
        return -1;
    }

    private static int[] order(Board board) {
        return board.type().hex() ? HEX_ORDER : SQUARE_ORDER;
    }

    private static int runBack(GameState s, int q, int from, int to, int axis) {
        return Runs.beyond(s, to, s.board.opposite(s.board.axisDirection(axis)), q, from);
    }

    private static int runLength(GameState s, int q, int from, int to, int axis) {
        return 1 + runBack(s, q, from, to, axis) + Runs.beyond(s, to, s.board.axisDirection(axis), q, from);
    }

    static void apply(GameState s, long move) {
        int q = s.seat;
        int from = Move.from(move);
        int to = Move.to(move);
        s.recovered = true;
        switch (Move.type(move)) {
            case RECOVERY_LINE_ALL -> {
                collapseTaken(s, q, from, to);
                s.extractLowest(Move.extraction(move), q);
            }
            case RECOVERY_LINE_WINDOW -> collapseWindow(s, q, move);
            case RECOVERY_FALLBACK -> {
                s.removeMarker(from);
                s.putMarker(to, q);
                s.extractLowest(Move.extraction(move), q);
            }
            case RECOVERY_STRIKE -> {
                s.removeMarker(from);
                s.eliminateTop(to, 1, q);
                s.extractLowest(Move.extraction(move), q);
            }
            default -> throw new IllegalArgumentException("Not a recovery slide: " + Move.type(move));
        }
    }

    private static void collapseTaken(GameState s, int q, int from, int to) {
        int axis = takenAxis(s, q, from, to);
        int back = runBack(s, q, from, to, axis);
        int length = runLength(s, q, from, to, axis);
        s.removeMarker(from);
        s.putMarker(to, q);
        Runs.collapse(s, Runs.along(s.board, to, axis, -back), axis, length, q);
    }

    /** The window collapses, unless the shipped engine takes another run of exactly the required length instead. */
    private static void collapseWindow(GameState s, int q, long move) {
        int from = Move.from(move);
        int to = Move.to(move);
        int required = s.rules.lineLength();
        if (runLength(s, q, from, to, takenAxis(s, q, from, to)) == required) {
            collapseTaken(s, q, from, to);
            return;
        }
        s.removeMarker(from);
        s.putMarker(to, q);
        Runs.collapse(s, Move.windowStart(move), Move.axis(move), required, q);
    }
}
