package org.ringrift.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TracksTest {

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void aTrackHoldsTheRaysOfItsCellsBothWays(BoardType type) {
        Board board = Board.of(type);
        Tracks tracks = board.tracks();
        for (int cell = 0; cell < board.cells(); cell++) {
            for (int axis = 0; axis < tracks.axes(); axis++) {
                int place = tracks.place(cell, axis);
                assertThat(tracks.cell(place, 0)).isEqualTo(cell);
                holds(tracks, place, 1, board.ray(cell, axis));
                holds(tracks, place, -1, board.ray(cell, axis + tracks.axes()));
            }
        }
    }

    private static void holds(Tracks tracks, int place, int sign, int[] ray) {
        for (int i = 0; i < ray.length; i++) {
            assertThat(tracks.cell(place, sign * (i + 1))).isEqualTo(ray[i]);
        }
        assertThat(tracks.cell(place, sign * (ray.length + 1))).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void withoutObstaclesAllOfARayIsFree(BoardType type) {
        Board board = Board.of(type);
        Tracks tracks = board.tracks();
        for (int cell = 0; cell < board.cells(); cell++) {
            for (int axis = 0; axis < tracks.axes(); axis++) {
                int place = tracks.place(cell, axis);
                int ends = tracks.ends(Tracks.track(place));
                int position = Tracks.position(place);
                assertThat(Tracks.freeForward(ends, position)).isEqualTo(board.ray(cell, axis).length);
                assertThat(Tracks.freeBackward(ends, position)).isEqualTo(board.ray(cell, axis + tracks.axes()).length);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(BoardType.class)
    void anObstacleEndsWhatIsFree(BoardType type) {
        Board board = Board.of(type);
        Tracks tracks = board.tracks();
        for (int cell = 0; cell < board.cells(); cell++) {
            int[] ray = board.ray(cell, 0);
            for (int distance = 1; distance <= ray.length; distance++) {
                int here = tracks.place(cell, 0);
                int there = tracks.place(ray[distance - 1], 0);
                int obstacles = tracks.ends(Tracks.track(here)) | 1 << Tracks.position(there);
                assertThat(Tracks.freeForward(obstacles, Tracks.position(here))).isEqualTo(distance - 1);
                obstacles = tracks.ends(Tracks.track(here)) | 1 << Tracks.position(here);
                assertThat(Tracks.freeBackward(obstacles, Tracks.position(there)))
                        .isEqualTo(distance - 1);
            }
        }
    }
}
