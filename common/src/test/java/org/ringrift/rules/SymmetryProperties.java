package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.Seeds;
import org.ringrift.seeded.NamesItsCase;

/**
 * A game and its mirror image run in parallel: the mirrored position has the mirrored legal moves, and playing the
 * mirrored move gives the mirrored position.
 *
 * <p>Two rules are no symmetries, and the games go around them: line slides of a recovery, whose ties the order of the
 * axes breaks, and claims on hex8, whose borders spread along two diagonals of the coordinates only.
 */
@NamesItsCase
class SymmetryProperties {
    /** On the large boards a game with all rings would take seconds; few rings reach every phase sooner. */
    private static final int FEW_RINGS = 14;

    private static final int LARGE_SIDE = 19;

    /**
     * A game and one symmetry.
     *
     * @param rules the game
     * @param symmetry number of a symmetry of its board, not the identity
     */
    record Case(Rules rules, int symmetry) {}

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (GameConfig config : GameConfig.all()) {
            for (Edition edition : Edition.values()) {
                Rules rules = Rules.of(config).withEdition(edition);
                if (config.board().side() >= LARGE_SIDE) {
                    rules = new Rules(config, edition, false, FEW_RINGS, rules.lpsRounds());
                }
                for (int symmetry = 1; symmetry < rules.board().symmetries(); symmetry++) {
                    cases.add(new Case(rules, symmetry));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void legalMovesFollowTheSymmetriesOfTheBoard(Case chosen) {
        Rules rules = chosen.rules();
        List<RandomPlay.Style> styles = List.of(RandomPlay.Style.values());
        RandomPlay.Style style = styles.get(chosen.symmetry() % styles.size());
        RandomPlay game = new RandomPlay(rules, style, Seeds.mix(chosen.symmetry(), RandomPlay.number(rules)));
        Playing image = Playing.newGame(rules);
        Mirror mirror = new Mirror(rules.board(), chosen.symmetry());
        Sides sides = new Sides(game, image, mirror);
        while (!game.over()) {
            sides.step();
        }
        assertThat(image.state().winner()).isEqualTo(game.state().winner());
        assertThat(image.state().reason()).isEqualTo(game.state().reason());
    }

    /** The game and its image. */
    private static final class Sides {
        private final RandomPlay game;
        private final Playing image;
        private final Mirror mirror;
        private final boolean claims;
        private final MoveNotation notation;
        private final MoveList imageLegal = new MoveList();
        private final Referee imageReferee;

        Sides(RandomPlay game, Playing image, Mirror mirror) {
            this.game = game;
            this.image = image;
            this.mirror = mirror;
            this.claims = mirror.keepsBorders();
            this.notation = new MoveNotation(game.state().rules());
            this.imageReferee = new Referee(game.state().rules());
        }

        void step() {
            List<String> texts = IntStream.range(0, game.legal().size())
                    .mapToObj(i -> notation.format(game.state(), game.legal().get(i)))
                    .toList();
            List<String> images = image.legal();
            String move = notation.format(game.state(), game.draw());
            if (tiesByAxis(texts) || tiesByAxis(images)) {
                move = "SR";
            } else {
                assertThat(images.stream().sorted().toList())
                        .isEqualTo(texts.stream().map(mirror::move).sorted().toList());
                if (!claims && texts.contains("ST")) {
                    move = "ST";
                }
            }
            game.play(game.legal().get(texts.indexOf(move)));
            imageReferee.legalMoves(image.state(), imageLegal);
            imageReferee.apply(image.state(), imageLegal.get(images.indexOf(mirror.move(move))));
            assertThat(StateText.text(image.state())).isEqualTo(mirror.state(StateText.text(game.state())));
        }

        /** A line slide is there or has been refused. */
        private static boolean tiesByAxis(List<String> texts) {
            return texts.equals(List.of("SR")) || texts.stream().anyMatch(text -> text.startsWith("RL:"));
        }
    }
}
