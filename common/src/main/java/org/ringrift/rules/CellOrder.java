package org.ringrift.rules;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.ringrift.board.Board;
import org.ringrift.board.BoardType;

/**
 * The cells of a board in the order of their texts. Lists of bare cells and lists of {@code x,y=…} items sort
 * differently, because '=' stands behind the digits.
 */
final class CellOrder {
    private static final Map<BoardType, CellOrder> ORDERS = new EnumMap<>(BoardType.class);

    static {
        for (BoardType type : BoardType.values()) {
            ORDERS.put(type, new CellOrder(Board.of(type)));
        }
    }

    private final int[] bare;
    private final int[] items;
    private final int[] bareRank;

    private CellOrder(Board board) {
        bare = sorted(board, "");
        items = sorted(board, "=");
        bareRank = new int[board.cells()];
        for (int i = 0; i < bare.length; i++) {
            bareRank[bare[i]] = i;
        }
    }

    private static int[] sorted(Board board, String suffix) {
        return IntStream.range(0, board.cells())
                .boxed()
                .sorted(Comparator.comparing(cell -> board.text(cell) + suffix))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    static CellOrder of(Board board) {
        return ORDERS.get(board.type());
    }

    /** All cells, sorted as {@code x,y=}. */
    int[] items() {
        return items;
    }

    /** Appends a cell list: the texts in order, joined with semicolons. The array is sorted in place. */
    void append(Board board, int[] cells, int count, StringBuilder into) {
        for (int i = 0; i < count; i++) {
            cells[i] = bareRank[cells[i]];
        }
        Arrays.sort(cells, 0, count);
        for (int i = 0; i < count; i++) {
            cells[i] = bare[cells[i]];
            into.append(i == 0 ? "" : ";").append(board.text(cells[i]));
        }
    }
}
