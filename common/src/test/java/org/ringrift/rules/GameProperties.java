package org.ringrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.Seeds;
import org.ringrift.seeded.NamesItsCase;

/** What holds in every game of every configuration, edition and option; each is tried with every style of play. */
@NamesItsCase
class GameProperties {
    private static final int MAX_LOOKS = 12;

    /** Each configuration in both editions, with two players also with the swap rule. */
    private static List<Rules> rules() {
        List<Rules> all = new ArrayList<>();
        for (GameConfig config : GameConfig.all()) {
            for (Edition edition : Edition.values()) {
                all.add(Rules.of(config).withEdition(edition));
                if (config.players() == 2) {
                    all.add(Rules.of(config).withEdition(edition).withSwap());
                }
            }
        }
        return all;
    }

    private static Stream<Arguments> games() {
        return rules().stream()
                .flatMap(rules -> Stream.of(RandomPlay.Style.values()).map(style -> Arguments.of(rules, style)));
    }

    private static RandomPlay game(Rules rules, RandomPlay.Style style) {
        return new RandomPlay(rules, style, Seeds.mix(style.name().hashCode(), RandomPlay.number(rules)));
    }

    @ParameterizedTest
    @MethodSource("games")
    void countersAgreeWithTheBoardAndNoRingIsLost(Rules rules, RandomPlay.Style style) {
        RandomPlay game = game(rules, style);
        Recount.check(game.state());
        int settled = Recount.settled(game.state());
        // Each turn that acts settles something, and in a round somebody acts or loses a cap; a turn is five idle
        // moves at most, and what goes beyond that settles something or collapses cells.
        int total = rules.board().cells() + rules.players() * rules.ringsPerPlayer();
        int mostPlies = (6 * rules.players() + 1) * (total + 1) + rules.board().cells();
        while (!game.over()) {
            assertThat(game.legal().size()).isPositive();
            game.play(game.draw());
            Recount.check(game.state());
            int now = Recount.settled(game.state());
            assertThat(now).isGreaterThanOrEqualTo(settled);
            settled = now;
            assertThat(game.state().ply()).isLessThan(mostPlies);
        }
        assertThat(game.legal().size()).isZero();
        Recount.checkRanks(game.state());
    }

    @ParameterizedTest
    @MethodSource("games")
    void movesOnACopyLeaveTheOriginal(Rules rules, RandomPlay.Style style) {
        RandomPlay game = game(rules, style);
        Referee referee = new Referee(rules);
        GameState used = game(rules, style).playOn(200).state();
        while (!game.over()) {
            String text = StateText.text(game.state());
            long hash = game.state().hash();
            for (int i = 0; i < 3; i++) {
                long move = game.draw();
                GameState copy = game.state().copy();
                used.copyFrom(game.state());
                assertThat(StateText.text(used)).isEqualTo(text);
                assertThat(used.hash()).isEqualTo(hash);
                assertThat(used.ply()).isEqualTo(game.state().ply());
                referee.apply(copy, move);
                referee.apply(used, move);
                assertThat(StateText.text(used)).isEqualTo(StateText.text(copy));
                assertThat(StateText.text(game.state())).isEqualTo(text);
                assertThat(game.state().hash()).isEqualTo(hash);
            }
            game.playOn(1 + game.draw(9));
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void everyLegalMoveHasATextOfItsOwnThatLeadsBack(Rules rules, RandomPlay.Style style) {
        RandomPlay game = game(rules, style);
        MoveNotation notation = new MoveNotation(rules);
        while (!game.over()) {
            MoveList legal = game.legal();
            Set<String> texts = new HashSet<>();
            Set<Long> moves = new HashSet<>();
            for (int i = 0; i < legal.size(); i++) {
                texts.add(notation.format(game.state(), legal.get(i)));
                moves.add(legal.get(i));
            }
            assertThat(texts).hasSize(legal.size());
            assertThat(moves).hasSize(legal.size());
            int looks = Math.min(MAX_LOOKS, legal.size());
            for (int i = 0; i < looks; i++) {
                int index = legal.size() <= MAX_LOOKS ? i : game.draw(legal.size());
                String text = notation.format(game.state(), legal.get(index));
                assertThat(notation.find(game.state(), legal, text)).isEqualTo(index);
                assertThat(legal.indexOf(legal.get(index))).isEqualTo(index);
            }
            long last = legal.get(legal.size() - 1);
            assertThat(notation.parse(game.state(), notation.format(game.state(), last)))
                    .isEqualTo(last);
            game.playOn(1 + game.draw(5));
        }
    }

    @ParameterizedTest
    @MethodSource("games")
    void replayingTheTextsGivesTheSameGame(Rules rules, RandomPlay.Style style) {
        List<String> texts = new ArrayList<>();
        List<String> states = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        MoveNotation notation = new MoveNotation(rules);
        RandomPlay game = game(rules, style);
        while (!game.over()) {
            long move = game.draw();
            texts.add(notation.format(game.state(), move));
            game.play(move);
            states.add(StateText.text(game.state()));
            hashes.add(game.state().hash());
        }
        Playing replay = Playing.newGame(rules);
        for (int i = 0; i < texts.size(); i++) {
            replay.play(texts.get(i));
            assertThat(StateText.text(replay.state())).isEqualTo(states.get(i));
            assertThat(replay.state().hash()).isEqualTo(hashes.get(i));
        }
        assertThat(replay.state().winner()).isEqualTo(game.state().winner());
        assertThat(replay.state().reason()).isEqualTo(game.state().reason());
        assertThat(replay.state().turns()).isEqualTo(game.state().turns());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hashesOfVisitedPositionsDifferExactlyWhenTheirTextsDo(Rules rules) {
        Map<String, Long> hashes = new HashMap<>();
        Map<Long, String> texts = new HashMap<>();
        for (RandomPlay.Style style : RandomPlay.Style.values()) {
            RandomPlay game = game(rules, style);
            while (!game.over()) {
                compare(game.state(), hashes, texts);
                game.play(game.draw());
            }
        }
        assertThat(texts).hasSameSizeAs(hashes);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void positionsReachedInAnotherOrderHaveTheSameHash(Rules rules) {
        Map<String, Long> hashes = new HashMap<>();
        Map<Long, String> texts = new HashMap<>();
        int openings = visitOpenings(new Referee(rules), new GameState(rules), rules.players() + 1, hashes, texts);
        assertThat(openings).isGreaterThanOrEqualTo(60);
        assertThat(texts).hasSameSizeAs(hashes);
        assertThat(hashes.size()).isLessThan(openings);
    }

    /** Goes through openings whose turns place one ring on one of a few cells, moves it, and does what comes first. */
    private static int visitOpenings(
            Referee referee, GameState state, int turns, Map<String, Long> hashes, Map<Long, String> texts) {
        if (turns == 0) {
            compare(state, hashes, texts);
            return 1;
        }
        MoveList legal = new MoveList();
        referee.legalMoves(state, legal);
        int openings = 0;
        for (int i = 0; i < legal.size(); i++) {
            long move = legal.get(i);
            boolean chosen = Move.type(move) == MoveType.PLACE_RING
                    && Move.count(move) == 1
                    && Move.to(move) % (state.board().cells() / 5) == 2;
            if (chosen) {
                GameState next = state.copy();
                referee.apply(next, move);
                while (!next.over() && next.phase() != Phase.RING_PLACEMENT) {
                    referee.legalMoves(next, legal);
                    referee.apply(next, legal.get(next.phase() == Phase.CAPTURE ? legal.size() - 1 : 0));
                }
                openings += visitOpenings(referee, next, turns - 1, hashes, texts);
                referee.legalMoves(state, legal);
            }
        }
        return openings;
    }

    private static void compare(GameState state, Map<String, Long> hashes, Map<Long, String> texts) {
        String text = StateText.text(state);
        Long known = hashes.putIfAbsent(text, state.hash());
        assertThat(known == null || known == state.hash()).as(text).isTrue();
        String other = texts.putIfAbsent(state.hash(), text);
        assertThat(other == null || other.equals(text)).as(text).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aRefereeRemembersNothingOfOtherPositions(Rules rules) {
        RandomPlay game = game(rules, RandomPlay.Style.UNIFORM);
        RandomPlay other = game(rules, RandomPlay.Style.BURIER);
        Referee used = new Referee(rules);
        MoveList legal = new MoveList();
        MoveList fresh = new MoveList();
        while (!game.over() && !other.over()) {
            used.legalMoves(other.state(), legal);
            used.legalMoves(game.state(), legal);
            new Referee(rules).legalMoves(game.state(), fresh);
            assertThat(legal.size()).isEqualTo(fresh.size());
            for (int i = 0; i < fresh.size(); i++) {
                assertThat(legal.get(i)).isEqualTo(fresh.get(i));
            }
            game.playOn(1 + game.draw(9));
            other.playOn(1 + other.draw(9));
        }
    }
}
