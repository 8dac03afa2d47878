package org.ringrift.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SymmetriesTest {

    @ParameterizedTest
    @CsvSource({"SQUARE8, 8", "SQUARE19, 8", "HEX8, 12", "HEXAGONAL, 12"})
    void symmetriesAreDifferentPermutationsWithTheIdentityFirst(BoardType type, int count) {
        Board board = Board.of(type);
        assertThat(board.symmetries()).isEqualTo(count);
        int[] identity = IntStream.range(0, board.cells()).toArray();
        assertThat(board.symmetry(0)).isEqualTo(identity);
        Set<String> different = new HashSet<>();
        for (int s = 0; s < count; s++) {
            int[] sorted = board.symmetry(s).clone();
            Arrays.sort(sorted);
            assertThat(sorted).isEqualTo(identity);
            different.add(Arrays.toString(board.symmetry(s)));
        }
        assertThat(different).hasSize(count);
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void symmetriesFormAGroup(BoardType type) {
        Board board = Board.of(type);
        Set<String> all = new HashSet<>();
        for (int s = 0; s < board.symmetries(); s++) {
            all.add(Arrays.toString(board.symmetry(s)));
        }
        for (int s = 0; s < board.symmetries(); s++) {
            for (int t = 0; t < board.symmetries(); t++) {
                assertThat(all).contains(Arrays.toString(after(board, s, t)));
            }
            assertThat(after(board, s, board.inverse(s))).isEqualTo(board.symmetry(0));
            assertThat(after(board, board.inverse(s), s)).isEqualTo(board.symmetry(0));
        }
    }

    private static int[] after(Board board, int first, int second) {
        int[] image = new int[board.cells()];
        for (int cell = 0; cell < image.length; cell++) {
            image[cell] = board.symmetry(second)[board.symmetry(first)[cell]];
        }
        return image;
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void raysMapToRaysOfTheImageDirection(BoardType type) {
        Board board = Board.of(type);
        for (int s = 0; s < board.symmetries(); s++) {
            int[] image = board.symmetry(s);
            for (int cell = 0; cell < board.cells(); cell++) {
                for (int d = 0; d < board.directions(); d++) {
                    int[] mapped = board.ray(cell, d).clone();
                    for (int i = 0; i < mapped.length; i++) {
                        mapped[i] = image[mapped[i]];
                    }
                    assertThat(Arrays.equals(board.ray(image[cell], board.direction(s, d)), mapped))
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void territoryNeighboursMapToNeighboursOfTheImage(BoardType type) {
        Board board = Board.of(type);
        for (int s = 0; s < board.symmetries(); s++) {
            for (int cell = 0; cell < board.cells(); cell++) {
                int[] image = board.symmetry(s);
                assertThat(Arrays.stream(Adjacency.territory(board, cell))
                                .map(c -> image[c])
                                .sorted())
                        .containsExactly(Arrays.stream(Adjacency.territory(board, image[cell]))
                                .sorted()
                                .boxed()
                                .toArray(Integer[]::new));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SQUARE8, 8", "SQUARE19, 8", "HEX8, 4", "HEXAGONAL, 12"})
    void onlySomeSymmetriesKeepTheSpreadOfBorders(BoardType type, int count) {
        Board board = Board.of(type);
        assertThat(IntStream.range(0, board.symmetries())
                        .filter(s -> keepsBorderSpread(board, s))
                        .count())
                .isEqualTo(count);
    }

    private static boolean keepsBorderSpread(Board board, int symmetry) {
        int[] image = board.symmetry(symmetry);
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
}
