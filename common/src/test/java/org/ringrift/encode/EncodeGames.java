package org.ringrift.encode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ringrift.board.Board;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

/** Random games for the tests of the encoders. */
final class EncodeGames {
    private EncodeGames() {}

    /** Sees each position of a game before its move. */
    interface Visitor {
        void visit(GameState state, MoveList legal);
    }

    /** Few rings, so that games on large boards are short and recovery and territory come up. */
    static Rules shortGame(GameConfig config, Edition edition) {
        return new Rules(config, edition, config.players() == 2, 7, 3);
    }

    /** Every configuration in both editions. */
    static Stream<Rules> allRules() {
        return GameConfig.all().stream()
                .flatMap(config -> List.of(Edition.values()).stream().map(edition -> shortGame(config, edition)));
    }

    /** The style of the game with a seed: all styles in turn. */
    static RandomPlay.Style style(long seed) {
        RandomPlay.Style[] styles = RandomPlay.Style.values();
        return styles[(int) Long.remainderUnsigned(seed, styles.length)];
    }

    /** Plays a random game, of at most so many steps, and returns its last position. */
    static GameState play(Rules rules, long seed, int steps, Visitor visitor) {
        RandomPlay game = new RandomPlay(rules, style(seed), seed);
        for (int step = 0; step < steps && !game.over(); step++) {
            visitor.visit(game.state(), game.legal());
            game.play(game.draw());
        }
        return game.state();
    }

    /** The notation of the image of a move: each cell mapped, lists of cells sorted again. */
    static String image(Board board, int symmetry, String text) {
        return Arrays.stream(text.split(":"))
                .map(part -> Arrays.stream(part.split(">"))
                        .map(cells -> Arrays.stream(cells.split(";"))
                                .map(cell -> cell.contains(",") ? image(board, symmetry, board.parse(cell)) : cell)
                                .sorted()
                                .collect(Collectors.joining(";")))
                        .collect(Collectors.joining(">")))
                .collect(Collectors.joining(":"));
    }

    private static String image(Board board, int symmetry, int cell) {
        return board.text(board.symmetry(symmetry)[cell]);
    }
}
