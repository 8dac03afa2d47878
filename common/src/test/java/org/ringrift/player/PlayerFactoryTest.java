package org.ringrift.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.UserError;
import org.ringrift.eval.UniformEvaluator;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class PlayerFactoryTest {
    private static final Rules RULES = Rules.of(GameConfig.parse("hex8_2p"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "random             | 0  | false | random",
                "heuristic          | 1  | false | heuristic",
                "policy             | 1  | false | policy_only",
                "gumbel:sims=16     | 16 | true  | gumbel_mcts",
            })
    void everyKindOpensItselfAndTellsWhatItIs(String text, int evaluations, boolean searches, String trainingName) {
        PlayerSpec spec = PlayerSpec.parse(text);
        assertThat(spec.evaluations()).isEqualTo(evaluations);
        assertThat(spec.searches()).isEqualTo(searches);
        assertThat(spec.trainingName()).isEqualTo(trainingName);
        try (Player player = new PlayerFactory(RULES, PlayerFactory.Nets.NONE).open(new SeatPlayer(text, null))) {
            assertThat(player.spec()).isEqualTo(text);
        }
    }

    @Test
    void aNetIsOpenedForThePlayerThatHasOne() {
        List<String> opened = new ArrayList<>();
        PlayerFactory factory = new PlayerFactory(RULES, sha256 -> {
            opened.add(sha256);
            return new UniformEvaluator();
        });
        factory.open(new SeatPlayer("gumbel:sims=4", null)).close();
        assertThat(opened).isEmpty();
        try (Player player = factory.open(new SeatPlayer("gumbel:sims=4", "ab12"))) {
            assertThat(player.modelSha256()).isEqualTo("ab12");
        }
        assertThat(opened).containsExactly("ab12");
    }

    @Test
    void anUnknownKindIsRefused() {
        PlayerFactory factory = new PlayerFactory(RULES, PlayerFactory.Nets.NONE);
        assertThatThrownBy(() -> factory.open(new SeatPlayer("gumble:sims=4", null)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(
                        "Cannot read player 'gumble:sims=4': there is no player 'gumble', the nearest is gumbel");
    }
}
