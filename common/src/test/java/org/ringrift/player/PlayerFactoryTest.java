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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hex8_2p      | gumbel:sims=4                | uniform",
                "square19_2p  | gumbel:sims=4                | uniform with heuristic version 1 for 0.5 of each value",
                "hexagonal_4p | gumbel:sims=4,heuristic=0    | uniform",
                "square8_3p   | gumbel:sims=4,heuristic=0.25 | uniform with heuristic version 1 for 0.25 of each value",
                "square19_2p  | policy                       | uniform",
            })
    void onLargeBoardsTheHeuristicHasHalfOfANetsValues(String config, String spec, String evaluator) {
        PlayerFactory factory = new PlayerFactory(Rules.of(GameConfig.parse(config)), sha256 -> new UniformEvaluator());
        try (Player player = factory.open(new SeatPlayer(spec, "ab12"))) {
            assertThat(player.evaluator().describe()).isEqualTo(evaluator);
        }
        try (Player player = factory.open(new SeatPlayer(spec, null))) {
            assertThat(player.evaluator().describe()).as("without a net").isEqualTo("heuristic version 1");
        }
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
