package org.ringrift.view;

import org.ringrift.board.Board;
import org.ringrift.rules.GameState;

/**
 * A position drawn with letters, for a terminal or a notebook: who is to move, what each seat has, and the board. Seats are
 * the letters A to D; {@code A3} is a stack of three rings that seat A controls, {@code a} a marker of A, {@code #a} a
 * collapsed cell of A and {@code .} an empty cell. Columns of squares are x, rows are y; the rows of a hexagon are y too, each
 * with the range of its x, and are shifted by half a cell so that neighbours touch. A stack of several colours is listed below
 * the board, its top ring first.
 */
public final class BoardText {
    /** Half the width of a cell, by which the rows of a hexagon are shifted. */
    private static final int HALF = 2;

    private static final int CELL = 2 * HALF;

    private final GameState state;
    private final Board board;
    private final StringBuilder text = new StringBuilder(1024);

    private BoardText(GameState state) {
        this.state = state;
        this.board = state.board();
    }

    /**
     * Draws a position.
     *
     * @param state any position
     * @return some lines without trailing blanks, separated by line feeds; none after the last
     */
    public static String of(GameState state) {
        BoardText drawing = new BoardText(state);
        drawing.heading();
        drawing.seats();
        if (drawing.board.type().hex()) {
            drawing.hexagon();
        } else {
            drawing.square();
        }
        drawing.mixedStacks();
        return drawing.text.substring(0, drawing.text.length() - 1);
    }

    private void heading() {
        text.append(state.rules().config().key()).append(", ply ").append(state.ply());
        if (state.over()) {
            text.append(": ")
                    .append(letter(state.winner()))
                    .append(" has won by ")
                    .append(state.reason().key());
        } else {
            text.append(": ")
                    .append(letter(state.seat()))
                    .append(" to move, ")
                    .append(state.phase().key());
        }
        line();
    }

    private void seats() {
        for (int q = 1; q <= state.rules().players(); q++) {
            text.append(letter(q)).append(": ").append(state.hand(q)).append(" in hand, ");
            text.append(state.eliminated(q)).append(" eliminated, ");
            text.append(state.territory(q)).append(" territory");
            line();
        }
    }

    private void square() {
        text.append(" ".repeat(CELL));
        for (int x = 0; x < board.side(); x++) {
            cell(Integer.toString(x));
        }
        line();
        for (int y = 0; y < board.side(); y++) {
            cell(Integer.toString(y));
            for (int x = 0; x < board.side(); x++) {
                cell(content(board.cell(x, y)));
            }
            line();
        }
    }

    private void hexagon() {
        int radius = board.type().radius();
        for (int y = -radius; y <= radius; y++) {
            int first = Math.max(-radius, -radius - y);
            int last = Math.min(radius, radius - y);
            cell(Integer.toString(y));
            text.append(" ".repeat(HALF * Math.abs(y)));
            for (int x = first; x <= last; x++) {
                cell(content(board.cell(x, y)));
            }
            text.append(" ".repeat(HALF * Math.abs(y)))
                    .append("x ")
                    .append(first)
                    .append(" to ")
                    .append(last);
            line();
        }
    }

    private void mixedStacks() {
        for (int cell = 0; cell < board.cells(); cell++) {
            if (state.height(cell) > state.capHeight(cell)) {
                text.append(board.text(cell)).append(": ");
                for (int i = 0; i < state.height(cell); i++) {
                    text.append(letter(state.ring(cell, i)));
                }
                line();
            }
        }
    }

    private String content(int cell) {
        if (state.stackOwner(cell) != 0) {
            return letter(state.stackOwner(cell)) + Integer.toString(state.height(cell));
        }
        if (state.marker(cell) != 0) {
            return String.valueOf(small(state.marker(cell)));
        }
        return state.collapsed(cell) != 0 ? "#" + small(state.collapsed(cell)) : ".";
    }

    private static char letter(int seat) {
        return (char) ('A' + seat - 1);
    }

    private static char small(int seat) {
        return (char) ('a' + seat - 1);
    }

    private void cell(String content) {
        text.append(content).append(" ".repeat(Math.max(1, CELL - content.length())));
    }

    private void line() {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        text.setLength(end);
        text.append('\n');
    }
}
