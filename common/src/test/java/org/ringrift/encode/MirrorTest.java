package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.board.BoardType;
import org.ringrift.eval.EvalRequest;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveNotation;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;

/**
 * Plays each random game a second time in its mirror image and compares "encoded under a symmetry" with "the image,
 * encoded". Recovery depends on an order of the axes and the border of a region on hex8 on four of its twelve
 * symmetries, so a game is left when one of these has been played.
 */
class MirrorTest {
    private int territories;
    private int compared;

    static Stream<Rules> rules() {
        return EncodeGames.allRules();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theIndexUnderASymmetryIsTheIndexInTheImageOfTheGame(Rules rules) {
        boolean small = rules.board().cells() < 100;
        for (int symmetry = 1; symmetry < rules.board().symmetries(); symmetry++) {
            for (long seed = 0; seed < (small ? 2 : 1); seed++) {
                mirror(rules, symmetry, 31 * seed + symmetry, small ? 300 : 40);
            }
        }
        assertThat(compared).isGreaterThan(1000);
        assertThat(small ? territories : 1).isPositive();
    }

    private void mirror(Rules rules, int symmetry, long seed, int steps) {
        Referee referee = new Referee(rules);
        PolicyIndex index = new PolicyIndex(rules.config());
        List<PositionEncoder> encoders = Stream.of(EncoderProfile.STANDARD, EncoderProfile.V1)
                .map(profile -> PositionEncoder.of(rules.config(), profile))
                .toList();
        MoveNotation notation = new MoveNotation(rules);
        RandomPlay game = new RandomPlay(rules, EncodeGames.style(seed), seed);
        GameState state = game.state();
        GameState image = referee.newGame();
        GameState[] frames = new GameState[EvalRequest.FRAMES];
        GameState[] imageFrames = new GameState[EvalRequest.FRAMES];
        MoveList legal = game.legal();
        MoveList imageLegal = new MoveList();
        MoveType last = MoveType.NO_PLACEMENT;
        for (int step = 0; step < steps && !state.over() && !breaksSymmetry(rules, last); step++) {
            referee.legalMoves(image, imageLegal);
            push(frames, state);
            push(imageFrames, image);
            for (PositionEncoder encoder : encoders) {
                assertThat(encoded(encoder, frames, symmetry)).isEqualTo(encoded(encoder, imageFrames, 0));
            }
            int choice = legal.indexOf(game.draw());
            int imageChoice = -1;
            for (int i = 0; i < legal.size(); i++) {
                String text = EncodeGames.image(rules.board(), symmetry, notation.format(state, legal.get(i)));
                int there = i == choice || i % 7 == step % 7 ? notation.find(image, imageLegal, text) : -1;
                if (there >= 0) {
                    compare(index, state, legal.get(i), image, imageLegal.get(there), symmetry);
                }
                imageChoice = i == choice ? there : imageChoice;
            }
            last = Move.type(legal.get(choice));
            if (imageChoice < 0) {
                assertThat(isRecovery(last))
                        .as(notation.format(state, legal.get(choice)))
                        .isTrue();
                return;
            }
            game.play(legal.get(choice));
            referee.apply(image, imageLegal.get(imageChoice));
        }
    }

    private void compare(PolicyIndex index, GameState state, long move, GameState image, long imageMove, int symmetry) {
        assertThat(index.first(state, move, symmetry)).isEqualTo(index.first(image, imageMove, 0));
        assertThat(index.second(state, move, symmetry)).isEqualTo(index.second(image, imageMove, 0));
        compared++;
        territories += Move.type(move) == MoveType.CHOOSE_TERRITORY ? 1 : 0;
    }

    private static float[] encoded(PositionEncoder encoder, GameState[] frames, int symmetry) {
        float[] all = new float[encoder.size() + encoder.globals()];
        encoder.encode(frames, symmetry, all, 0);
        encoder.encodeGlobals(frames[0], all, encoder.size());
        return all;
    }

    private static void push(GameState[] frames, GameState state) {
        System.arraycopy(frames, 0, frames, 1, frames.length - 1);
        frames[0] = state.copy();
    }

    private static boolean isRecovery(MoveType type) {
        return switch (type) {
            case RECOVERY_LINE_ALL, RECOVERY_LINE_WINDOW, RECOVERY_FALLBACK, RECOVERY_STRIKE -> true;
            default -> false;
        };
    }

    private static boolean breaksSymmetry(Rules rules, MoveType type) {
        return isRecovery(type) || rules.config().board() == BoardType.HEX8 && type == MoveType.CHOOSE_TERRITORY;
    }
}
