package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringrift.board.Adjacency;
import org.ringrift.board.Board;
import org.ringrift.board.BoardType;
import org.ringrift.board.Rows;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class ComponentsTest {

    @Seeded(cases = 400)
    void componentsAreWhatAFloodFromEachCellReaches(Draw draw) {
        Board board = Board.of(draw.of(List.of(BoardType.values())));
        int absentOf20 = draw.between(0, 20);
        Rows rows = board.rows();
        Random random = new Random(draw.anyLong());
        int[] set = new int[rows.count()];
        for (int cell = 0; cell < board.cells(); cell++) {
            if (random.nextInt(20) >= absentOf20) {
                set[rows.row(cell)] |= 1 << rows.bit(cell);
            }
        }
        Components components = new Components(board);
        components.find(new int[rows.count()]);
        components.find(set);
        int[] seen = new int[rows.count()];
        int found = 0;
        for (int row = 0; row < rows.count(); row++) {
            for (int run = components.firstRun(row); run < components.firstRun(row + 1); run++) {
                if (components.component(run) == run) {
                    int[] cells = new int[rows.count()];
                    components.collect(run, cells, 0);
                    int first = rows.cell(row, Integer.numberOfTrailingZeros(components.cells(run)));
                    assertThat(cells).isEqualTo(flood(board, set, first));
                    for (int r = 0; r < cells.length; r++) {
                        assertThat(seen[r] & cells[r]).isZero();
                        seen[r] |= cells[r];
                    }
                    found++;
                }
            }
        }
        assertThat(seen).isEqualTo(set);
        assertThat(components.single()).isEqualTo(found <= 1);
        if (components.plainlySingle(set)) {
            assertThat(found).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void aSetPlainlyHangsTogetherIfItLacksACellThatIsNotInTheFirstRow(BoardType type) {
        Rows rows = Board.of(type).rows();
        Components components = new Components(Board.of(type));
        for (int row = 1; row < rows.count(); row++) {
            for (int left = rows.mask(row); left != 0; left &= left - 1) {
                int[] set = IntStream.range(0, rows.count()).map(rows::mask).toArray();
                set[row] ^= Integer.lowestOneBit(left);
                assertThat(components.plainlySingle(set)).isTrue();
                components.find(set);
                assertThat(components.single()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void nothingHangsTogetherAndHalvesDoNot(BoardType type) {
        Rows rows = Board.of(type).rows();
        Components components = new Components(Board.of(type));
        int[] set = new int[rows.count()];
        assertThat(components.plainlySingle(set)).isTrue();
        set[1] = rows.mask(1);
        assertThat(components.plainlySingle(set)).isTrue();
        set[3] = rows.mask(3);
        assertThat(components.plainlySingle(set)).isFalse();
    }

    private static int[] flood(Board board, int[] set, int start) {
        Rows rows = board.rows();
        int[] reached = new int[rows.count()];
        Deque<Integer> open = new ArrayDeque<>(Arrays.asList(start));
        while (!open.isEmpty()) {
            int cell = open.pop();
            int row = rows.row(cell);
            int bit = 1 << rows.bit(cell);
            if ((set[row] & bit) != 0 && (reached[row] & bit) == 0) {
                reached[row] |= bit;
                for (int next : Adjacency.territory(board, cell)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
