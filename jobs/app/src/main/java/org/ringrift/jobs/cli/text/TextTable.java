package org.ringrift.jobs.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of aligned text. Columns are as wide as their widest cell, at most {@value #WIDEST} characters; a longer cell
 * ends with an ellipsis. Immutable.
 */
public final class TextTable {
    /** Greatest width of a column, in characters: a participant with its sha256 is shown whole. */
    static final int WIDEST = 120;

    /** Side on which the cells of a column are flush. */
    public enum Align {
        LEFT,
        RIGHT
    }

    private final List<Align> aligns;
    private final List<List<String>> lines = new ArrayList<>();
    private final int[] widths;

    /**
     * Makes a table.
     *
     * @param names column names
     * @param aligns alignment of each column
     * @param rows cells of each row, one for each column; null shows as NULL
     */
    public TextTable(List<String> names, List<Align> aligns, List<List<String>> rows) {
        this.aligns = List.copyOf(aligns);
        this.widths = new int[names.size()];
        add(names);
        rows.forEach(this::add);
    }

    /**
     * Makes a table whose rows are as high as their cells: a cell of several lines, such as a board, is shown as it is.
     *
     * @param names column names
     * @param aligns alignment of each column
     * @param rows cells of each row, one for each column; null shows as NULL
     * @return the table
     */
    public static TextTable ofLines(List<String> names, List<Align> aligns, List<List<String>> rows) {
        return new TextTable(
                names, aligns, rows.stream().flatMap(TextTable::lines).toList());
    }

    private static Stream<List<String>> lines(List<String> cells) {
        List<List<String>> columns = cells.stream()
                .map(cell -> cell == null ? Arrays.asList((String) null) : List.of(cell.split("\n", -1)))
                .toList();
        int height = columns.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(line -> columns.stream()
                        .map(column -> line < column.size() ? column.get(line) : "")
                        .collect(Collectors.toList()));
    }

    private void add(List<String> cells) {
        List<String> line = cells.stream().map(TextTable::shown).toList();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], length(line.get(i)));
        }
        lines.add(line);
    }

    /** The whole table: a line of names, a rule, a line for each row, each ended by a line separator. */
    public String render() {
        String rule =
                Arrays.stream(widths).mapToObj(width -> "-".repeat(width + 2)).collect(Collectors.joining("+"));
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i))).append(System.lineSeparator());
            if (i == 0) {
                text.append(rule).append(System.lineSeparator());
            }
        }
        return text.toString();
    }

    private String line(List<String> cells) {
        return IntStream.range(0, cells.size())
                .mapToObj(i -> " " + padded(cells.get(i), i) + " ")
                .collect(Collectors.joining("|"))
                .stripTrailing();
    }

    private String padded(String cell, int column) {
        String pad = " ".repeat(widths[column] - length(cell));
        return aligns.get(column) == Align.RIGHT ? pad + cell : cell + pad;
    }

    /** One line of at most {@value #WIDEST} characters. */
    private static String shown(String cell) {
        if (cell == null) {
            return "NULL";
        }
        String flat = cell.replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t");
        if (length(flat) <= WIDEST) {
            return flat;
        }
        return flat.substring(0, flat.offsetByCodePoints(0, WIDEST - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
