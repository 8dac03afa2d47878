package org.ringrift.rules;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ringrift.board.Adjacency;
import org.ringrift.board.Board;

/** Maps move texts and state texts by a symmetry of the board, cell by cell. */
final class Mirror {
    private final Board board;
    private final int[] image;

    Mirror(Board board, int symmetry) {
        this.board = board;
        this.image = board.symmetry(symmetry);
    }

    /** Whether borders spread the same way after the symmetry; on hex8 only four of twelve do. */
    boolean keepsBorders() {
        return IntStream.range(0, board.cells())
                .allMatch(cell -> Arrays.equals(
                        Arrays.stream(Adjacency.borderSpread(board, cell))
                                .map(c -> image[c])
                                .sorted()
                                .toArray(),
                        Arrays.stream(Adjacency.borderSpread(board, image[cell]))
                                .sorted()
                                .toArray()));
    }

    /** The text of the mirrored move. */
    String move(String text) {
        return Stream.of(text.split(":", -1)).map(this::part).collect(Collectors.joining(":"));
    }

    /** A path of cells keeps its order, a list of cells is sorted again. */
    private String part(String part) {
        if (part.indexOf(',') < 0) {
            return part;
        }
        if (part.indexOf('>') >= 0) {
            return Stream.of(part.split(">")).map(this::cell).collect(Collectors.joining(">"));
        }
        return Stream.of(part.split(";")).map(this::cell).sorted().collect(Collectors.joining(";"));
    }

    private String cell(String text) {
        return board.text(image[board.parse(text)]);
    }

    /** The text of the mirrored position. */
    String state(String text) {
        String[] fields = text.split("/", -1);
        for (int field = 4; field <= 6; field++) {
            fields[field] = fields[field].isEmpty()
                    ? ""
                    : Stream.of(fields[field].split(";"))
                            .map(this::item)
                            .sorted()
                            .collect(Collectors.joining(";"));
        }
        fields[7] = fields[7].equals("-") ? "-" : cell(fields[7]);
        return String.join("/", fields);
    }

    private String item(String item) {
        int equals = item.indexOf('=');
        return cell(item.substring(0, equals)) + item.substring(equals);
    }
}
