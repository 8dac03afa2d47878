package org.ringrift.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Move;
import org.ringrift.rules.MoveType;
import org.ringrift.rules.RandomPlay;
import org.ringrift.rules.Rules;

class OpeningTest {
    @Test
    void withThePieRuleTheChoiceToSwapIsTheFirstDecisionBehindTheLongestOpening() {
        for (GameConfig config : GameConfig.all()) {
            Rules rules = Rules.of(config);
            assertThat(Opening.decisions(rules, 4)).isEqualTo(4);
            if (config.players() == 2) {
                Rules pie = rules.withSwap();
                assertThat(Opening.decisions(pie, 0)).isZero();
                assertThat(Opening.decisions(pie, 1)).isEqualTo(1);
                for (long seed = 0; seed < 50; seed++) {
                    assertThat(decisionOfTheChoice(pie, seed)).isEqualTo(Opening.decisions(pie, 1000));
                }
            }
        }
    }

    private static int decisionOfTheChoice(Rules rules, long seed) {
        RandomPlay game = new RandomPlay(rules, RandomPlay.Style.values()[(int) seed % 3], seed);
        int decisions = 0;
        while (Move.type(game.legal().get(game.legal().size() - 1)) != MoveType.SWAP_SIDES) {
            decisions += game.legal().size() > 1 ? 1 : 0;
            game.play(game.draw());
        }
        return decisions;
    }
}
