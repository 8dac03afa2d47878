package org.ringrift.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.record.Replay;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

class BoardTextTest {
    private static GameState played(String config, String... moves) {
        return new Replay(Rules.of(GameConfig.parse(config))).run(List.of(moves), (state, legal, index) -> {});
    }

    @Test
    void aSquareHasNumberedColumnsAndRows() {
        assertThat(BoardText.of(played("square8_2p", "P:3,3:2", "M:3,3>3,6")).lines())
                .containsExactly(
                        "square8_2p, ply 2: A to move, line_processing",
                        "A: 16 in hand, 0 eliminated, 0 territory",
                        "B: 18 in hand, 0 eliminated, 0 territory",
                        "    0   1   2   3   4   5   6   7",
                        "0   .   .   .   .   .   .   .   .",
                        "1   .   .   .   .   .   .   .   .",
                        "2   .   .   .   .   .   .   .   .",
                        "3   .   .   .   a   .   .   .   .",
                        "4   .   .   .   .   .   .   .   .",
                        "5   .   .   .   .   .   .   .   .",
                        "6   .   .   .   A2  .   .   .   .",
                        "7   .   .   .   .   .   .   .   .");
    }

    @Test
    void theRowsOfAHexagonAreShiftedByHalfACell() {
        assertThat(BoardText.of(played("hex8_3p", "P:0,-4:1")).lines())
                .startsWith("hex8_3p, ply 1: A to move, movement", "A: 17 in hand, 0 eliminated, 0 territory")
                .containsSequence(
                        "-4          A1  .   .   .   .           x 0 to 4",
                        "-3        .   .   .   .   .   .         x -1 to 4")
                .endsWith("4           .   .   .   .   .           x -4 to 0");
    }

    /** Every cell is drawn once, and what is drawn is what the position has. */
    @Test
    void wholeGamesAreDrawnOnAllBoards() {
        for (GameConfig config : GameConfig.all()) {
            GameState last = random(config, 7);
            String text = BoardText.of(last);
            assertThat(text).contains(" has won by " + last.reason().key());
            List<String> cells = new ArrayList<>();
            text.lines()
                    .skip(1L + config.players())
                    .filter(line -> !line.contains(": "))
                    .flatMap(line -> List.of(line.replaceFirst("x -?\\d+ to .*", "")
                                    .strip()
                                    .split("\\s+"))
                            .stream()
                            .skip(1))
                    .filter(cell -> !cell.matches("\\d+"))
                    .forEach(cells::add);
            assertThat(cells).as(config.key()).hasSize(last.board().cells());
            for (int q = 1; q <= config.players(); q++) {
                String letter = String.valueOf((char) ('A' + q - 1));
                assertThat(cells.stream().filter(cell -> cell.matches(letter + "\\d+")))
                        .hasSize(last.stacks(q));
                assertThat(cells.stream().filter(letter.toLowerCase(Locale.ROOT)::equals))
                        .hasSize(last.markers(q));
                assertThat(cells.stream().filter(("#" + letter.toLowerCase(Locale.ROOT))::equals))
                        .hasSize(last.territory(q));
            }
        }
    }

    @Test
    void aStackOfSeveralColoursIsListed() {
        GameState state = played("square8_2p", "P:3,3:1", "M:3,3>3,5", "NL", "NT", "P:3,7:1", "M:3,7>3,6");
        assertThat(BoardText.of(state)).doesNotContain("3,6: ");
        GameState mixed = played("square8_2p", "P:0,0:1", "M:0,0>0,1", "NL", "NT", "P:0,1:1");
        assertThat(BoardText.of(mixed)).endsWith("\n0,1: BA");
    }

    private static GameState random(GameConfig config, long seed) {
        Referee referee = new Referee(Rules.of(config));
        SplittableRandom random = new SplittableRandom(seed);
        MoveList legal = new MoveList();
        GameState state = referee.newGame();
        while (!state.over()) {
            referee.legalMoves(state, legal);
            referee.apply(state, legal.get(random.nextInt(legal.size())));
        }
        return state;
    }
}
