package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ringrift.jobs.driver.plan.States.data;
import static org.ringrift.jobs.driver.plan.States.settled;
import static org.ringrift.jobs.driver.plan.States.with;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;

/** Simulations, players and sizes of self-play. */
class BudgetsTest {
    @ParameterizedTest
    @CsvSource({
        "hex8_2p, 1000, 99, 64",
        "hex8_2p, 1000, 100, 150",
        "hex8_2p, 1000, 500, 300",
        "hex8_2p, 1000, 1000, 800",
        "hex8_2p, 1599, 1000, 800",
        "hex8_2p, 1600, 1000, 1600",
        "hex8_2p, 1800, 10, 3200",
        "square19_2p, 1800, 499, 400",
        "square19_2p, 1800, 500, 800",
        "hexagonal_3p, 1800, 500, 640",
        "hexagonal_4p, 1000, 99, 64"
    })
    void simulationsFollowStrengthAndGames(String config, double elo, long games, int simulations) {
        assertThat(SimulationBudget.of(GameConfig.parse(config), elo, games)).isEqualTo(simulations);
    }

    @Test
    void aSettledConfigurationPlaysMostlyItself() {
        PlayerMix mix = PlayerMix.of(settled("hex8_2p"), SlotKind.GPU);

        assertThat(mix.share(PlayerKind.MODEL_SEARCH)).isEqualTo(0.75);
        assertThat(mix.share(PlayerKind.RANDOM)).isZero();
    }

    @Test
    void oneOfThreePlayersIsMixedLonger() {
        DataState data = data(7000, 0, 500);

        assertThat(PlayerMix.of(with(settled("hex8_2p"), data), SlotKind.GPU).share(PlayerKind.RANDOM))
                .isZero();
        assertThat(PlayerMix.of(with(settled("hex8_3p"), data), SlotKind.GPU).share(PlayerKind.RANDOM))
                .isEqualTo(0.02);
    }

    @ParameterizedTest
    @EnumSource(
            value = SlotKind.class,
            names = {"GPU", "CPU"})
    void sharesAddUpAndNobodyNeedsAModelThatIsNotThere(SlotKind slot) {
        for (GameConfig config : GameConfig.all()) {
            ConfigState state = settled(config.key());
            for (ConfigState each :
                    new ConfigState[] {state, with(state, ModelState.NONE), ConfigState.fresh(config)}) {
                PlayerMix mix = PlayerMix.of(each, slot);
                double sum = mix.shares().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                assertThat(sum).isCloseTo(1, within(1e-9));
                assertThat(mix.shares().keySet()).allMatch(kind -> each.models().production() || !kind.needsModel());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PlayerKind.class)
    void everyPlayerOfAMixExists(PlayerKind kind) {
        assertThat(PlayerSpec.parse(kind.spec(64)).model().isPresent()).isEqualTo(kind.needsModel());
    }

    @Test
    void runsAreAsLongAsTheirGamesTake() {
        ConfigState measured = settled("hex8_2p"); // 6 s a game of 64 simulations
        ConfigState slow = new ConfigState(
                measured.config(), measured.data(), measured.models(), measured.strength(), 3600, 0, measured.stages());

        assertThat(SelfplaySize.games(measured, 64)).isEqualTo(600);
        assertThat(SelfplaySize.games(measured, 800)).as("by its simulations").isEqualTo(48);
        assertThat(SelfplaySize.games(measured, 16)).isEqualTo(SelfplaySize.MOST);
        assertThat(SelfplaySize.games(slow, 800)).isEqualTo(SelfplaySize.FEWEST);
        assertThat(SelfplaySize.games(ConfigState.fresh(GameConfig.parse("hexagonal_4p")), 64))
                .isEqualTo(3600 / 14);
    }
}
