package org.ringrift.jobs.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.cli.text.TextTable.Align;

class TextTableTest {
    @Test
    void columnsAreAligned() {
        TextTable table = new TextTable(
                List.of("name", "n"),
                List.of(Align.LEFT, Align.RIGHT),
                List.of(List.of("a", "1"), Arrays.asList("a longer one", null)));
        assertThat(table.render().lines())
                .containsExactly(
                        " name         |    n", //
                        "--------------+------",
                        " a            |    1",
                        " a longer one | NULL");
    }

    @Test
    void longCellsEndWithAnEllipsisAndLinesStayOneLine() {
        TextTable table = new TextTable(List.of("c"), List.of(Align.LEFT), List.of(List.of("x\n" + "y".repeat(150))));
        assertThat(table.render().lines().skip(2)).containsExactly(" x\\n" + "y".repeat(116) + "…");
    }

    @Test
    void cellsOfSeveralLinesMakeARowHigher() {
        TextTable table = TextTable.ofLines(
                List.of("ply", "board"),
                List.of(Align.RIGHT, Align.LEFT),
                List.of(List.of("7", ". a\n. ."), Arrays.asList(null, "b")));
        assertThat(table.render().lines())
                .containsExactly(
                        "  ply | board", //
                        "------+-------",
                        "    7 | . a",
                        "      | . .",
                        " NULL | b");
    }
}
