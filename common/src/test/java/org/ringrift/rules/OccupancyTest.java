package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.Seeds;
import org.ringrift.board.Board;
import org.ringrift.board.Rows;
import org.ringrift.board.Tracks;
import org.ringrift.seeded.NamesItsCase;

@NamesItsCase
class OccupancyTest {

    private static Stream<Arguments> games() {
        return GameConfig.all().stream()
                .flatMap(config -> Stream.of(RandomPlay.Style.values()).map(style -> Arguments.of(config, style)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void rowsAndTracksSayWhatTheCellsSay(GameConfig config, RandomPlay.Style style) {
        long seed = Seeds.mix(GameConfig.all().indexOf(config), style.ordinal());
        RandomPlay game = new RandomPlay(Rules.of(config), style, seed);
        while (!game.over()) {
            game.playOn(1 + game.draw(20));
            checkRows(game.state());
            checkTracks(game.state());
        }
    }

    private static void checkRows(GameState s) {
        Rows rows = s.board().rows();
        Occupancy occupancy = s.occupancy;
        for (int cell = 0; cell < s.board().cells(); cell++) {
            int row = rows.row(cell);
            int bit = 1 << rows.bit(cell);
            int owner = s.stackOwner(cell);
            int marker = s.marker(cell);
            assertThat((occupancy.emptyCells(row) & bit) != 0).isEqualTo(s.empty(cell));
            assertThat((occupancy.collapsedCells(row) & bit) != 0).isEqualTo(s.collapsed(cell) != 0);
            assertThat((occupancy.stacks(row) & bit) != 0).isEqualTo(owner != 0);
            assertThat((occupancy.markers(row) & bit) != 0).isEqualTo(marker != 0);
            assertThat((occupancy.passable(row) & bit) != 0).isEqualTo(s.empty(cell) || marker != 0);
            assertThat(occupancy.seats(row, bit)).isEqualTo(owner == 0 ? 0 : 1 << owner);
            for (int q = 1; q <= s.rules().players(); q++) {
                assertThat((occupancy.markers(q, row) & bit) != 0).isEqualTo(marker == q);
                assertThat((occupancy.stacks(q, row) & bit) != 0).isEqualTo(owner == q);
            }
        }
    }

    private static void checkTracks(GameState s) {
        Board board = s.board();
        Tracks tracks = board.tracks();
        int[] expected = new int[tracks.count()];
        for (int track = 0; track < expected.length; track++) {
            expected[track] = tracks.ends(track);
        }
        for (int cell = 0; cell < board.cells(); cell++) {
            for (int axis = 0; axis < tracks.axes(); axis++) {
                if (s.stackOwner(cell) != 0 || s.collapsed(cell) != 0) {
                    int place = tracks.place(cell, axis);
                    expected[Tracks.track(place)] |= 1 << Tracks.position(place);
                }
            }
        }
        for (int track = 0; track < expected.length; track++) {
            assertThat(s.occupancy.obstacles(track)).isEqualTo(expected[track]);
        }
    }
}
