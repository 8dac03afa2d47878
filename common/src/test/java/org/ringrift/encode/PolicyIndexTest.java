package org.ringrift.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveList;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.Referee;
import org.ringrift.rules.Rules;
import org.ringrift.rules.StateText;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class PolicyIndexTest {
    @Seeded(cases = 48)
    void noTwoLegalMovesShareTheirIndicesUnderAnySymmetry(Draw draw) {
        Rules rules = draw.of(EncodeGames.allRules().toList());
        long seed = draw.anyLong();
        PolicyIndex index = new PolicyIndex(rules.config());
        int symmetries = rules.board().symmetries();
        EncodeGames.play(rules, seed, 400, (state, legal) -> {
            assertDistinct(index, state, legal, 0);
            assertDistinct(index, state, legal, 1 + state.ply() % (symmetries - 1));
        });
    }

    private static void assertDistinct(PolicyIndex index, GameState state, MoveList legal, int symmetry) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < legal.size(); i++) {
            int first = index.first(state, legal.get(i), symmetry);
            int second = index.second(state, legal.get(i), symmetry);
            boolean inRange = first >= 0 && first < index.size() && second >= PolicyIndex.NONE && second < index.size();
            if (!inRange || !seen.add((long) first << 32 | second & 0xffffffffL)) {
                fail("Move %d of %s has indices %d, %d", i, StateText.text(state), first, second);
            }
        }
    }

    @Seeded(cases = 24)
    void aMoveIsFoundAgainByItsIndices(Draw draw) {
        Rules rules = draw.of(EncodeGames.allRules().toList());
        long seed = draw.anyLong();
        PolicyIndex index = new PolicyIndex(rules.config());
        EncodeGames.play(rules, seed, 300, (state, legal) -> {
            int i = (int) Long.remainderUnsigned(seed + state.ply(), legal.size());
            int symmetry = state.ply() % rules.board().symmetries();
            int first = index.first(state, legal.get(i), symmetry);
            int second = index.second(state, legal.get(i), symmetry);
            assertThat(index.find(state, legal, first, second, symmetry)).isEqualTo(i);
        });
    }

    @Test
    void theGamesOfTheseTestsHoldEveryTypeOfMove() {
        Set<MoveType> seen = EnumSet.noneOf(MoveType.class);
        EncodeGames.allRules().filter(rules -> rules.board().cells() < 100).forEach(rules -> {
            for (long seed = 0; seed < 60; seed++) {
                EncodeGames.play(rules, seed, 1000, (state, legal) -> {
                    for (int i = 0; i < legal.size(); i++) {
                        seen.add(Move.type(legal.get(i)));
                    }
                });
            }
        });
        assertThat(seen).containsExactlyInAnyOrder(MoveType.values());
    }

    @ParameterizedTest
    @CsvSource({"square8,173,11081", "square19,349,125998", "hex8,145,11754", "hexagonal,337,210634"})
    void sizesAreThoseOfTheReference(String board, int planes, int size) {
        for (int players = 2; players <= 4; players++) {
            PolicyIndex index = new PolicyIndex(GameConfig.parse(board + "_" + players + "p"));
            assertThat(index.planes()).isEqualTo(planes);
            assertThat(index.size()).isEqualTo(size);
        }
    }

    @Test
    void placementsAreIndexedByCountAndPosition() {
        GameConfig config = GameConfig.parse("square8_2p");
        Referee referee = new Referee(Rules.of(config));
        GameState state = referee.newGame();
        MoveList legal = new MoveList();
        referee.legalMoves(state, legal);
        PolicyIndex index = new PolicyIndex(config);
        for (int i = 0; i < legal.size(); i++) {
            long move = legal.get(i);
            int cell = Move.to(move);
            int expected = (Move.count(move) - 1) * 64
                    + state.board().y(cell) * 8
                    + state.board().x(cell);
            assertThat(index.first(state, move, 0)).isEqualTo(expected);
            assertThat(index.second(state, move, 0)).isEqualTo(PolicyIndex.NONE);
        }
    }

    @Test
    void everyIndexHasItsOwnDescription() {
        for (GameConfig config : new GameConfig[] {GameConfig.parse("square8_3p"), GameConfig.parse("hex8_2p")}) {
            PolicyIndex index = new PolicyIndex(config);
            Set<String> descriptions = new HashSet<>();
            for (int i = 0; i < index.size(); i++) {
                String text = index.describe(i);
                assertThat(descriptions.add(text) || text.endsWith("no cell"))
                        .as(text)
                        .isTrue();
            }
        }
        PolicyIndex index = new PolicyIndex(GameConfig.parse("square8_2p"));
        assertThat(index.describe(64 + 4 * 8 + 2)).isEqualTo("place 2 at 2,4");
        assertThat(index.describe((3 + 2) * 64 + 4 * 8 + 2)).isEqualTo("move (1,0) by 3 at 2,4");
        assertThat(index.describe(172 * 64)).isEqualTo("territory behind markers of 4 at 0,0");
        assertThat(index.describe(173 * 64 + 8)).isEqualTo("no_territory_action");
    }

    @Test
    void describingAnIndexOutOfRangeIsRefused() {
        PolicyIndex index = new PolicyIndex(GameConfig.parse("hex8_2p"));
        assertThatThrownBy(() -> index.describe(11_754))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot describe policy index 11754: the range on hex8 is 0 to 11753.");
    }
}
