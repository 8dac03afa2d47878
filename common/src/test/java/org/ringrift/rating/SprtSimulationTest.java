package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.rating.SprtSimulation.Outcome;

class SprtSimulationTest {
    private static final int RUNS = 600;

    /** Three standard deviations of an error of 5 % in so many runs. */
    private static final double CHANCE = 3 * Math.sqrt(0.05 * 0.95 / RUNS);

    private static SprtSimulation simulation(SimulatedGames games) {
        return new SprtSimulation(games, GatePolicy.standard().production(), RUNS, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void theTestKeepsItsErrorsInFewerGamesThanOneOfFixedLength(int players) {
        SprtSimulation simulation = simulation(SimulatedGames.usual(players));
        Outcome equal = simulation.of(0);
        Outcome stronger = simulation.of(35);
        assertThat(equal.accepted()).isBetween(0.01, 0.05 + CHANCE);
        assertThat(1 - stronger.accepted()).isBetween(0.01, 0.05 + CHANCE);
        double fixed = simulation.fixedGames(equal, stronger);
        assertThat(equal.meanGames()).isLessThan(0.65 * fixed);
        assertThat(stronger.meanGames()).isLessThan(0.65 * fixed);
        assertThat(equal.games90())
                .isBetween((int) equal.meanGames(), simulation.test().most(players));
    }

    @Test
    void theSameSimulationGivesTheSameNumbers() {
        SprtSimulation simulation =
                new SprtSimulation(SimulatedGames.usual(2), GatePolicy.quick().production(), 20, 5);
        assertThat(simulation.of(20)).isEqualTo(simulation.of(20));
    }

    @Test
    void simulatedBlocksHaveTheMomentsThatAreExpected() {
        for (int players = 2; players <= 4; players++) {
            SimulatedGames games = SimulatedGames.usual(players);
            double strength = games.strength(35);
            SimulatedGames.Moments moments = games.moments(strength);
            assertThat(games.moments(0).mean()).isCloseTo(1.0 / players, within(1e-12));
            assertThat(moments.mean()).isCloseTo(EloScale.expectedScore(35, players), within(1e-9));
            assertThat(strength).isBetween(35.0, 50.0);
            SplittableRandom random = new SplittableRandom(players);
            int blocks = 20_000;
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < blocks; i++) {
                double score = games.block(random, SimulatedGames.factor(strength)) / (double) (players * players);
                sum += score;
                squares += score * score;
            }
            double mean = sum / blocks;
            assertThat(mean).isCloseTo(moments.mean(), within(0.007));
            assertThat(squares / blocks - mean * mean).isCloseTo(moments.variance(), within(0.05 * moments.variance()));
        }
    }

    @Test
    void evenGamesHaveTheSpreadOfTheirShare() {
        SimulatedGames even = new SimulatedGames(4, 0, 0, 0);
        assertThat(even.strength(35)).isCloseTo(35, within(1e-6));
        assertThat(even.moments(0).variance()).isCloseTo(0.25 * 0.75 / 4, within(1e-12));
    }

    @Test
    void whatCannotBeSimulatedIsRefused() {
        assertThatThrownBy(() -> new SimulatedGames(5, 0, 0, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot simulate games of 5 players: the range is 2 to 4.");
        assertThatThrownBy(() -> new SimulatedGames(2, Double.NaN, 0, 0)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new SimulatedGames(2, 0.5, 0, 0).strength(400))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot simulate a player of 400.0 Elo: with 0.5 of the games drawn nobody scores so. Give a"
                                + " difference nearer to 0 or fewer draws.");
        assertThatThrownBy(() -> new SprtSimulation(
                        SimulatedGames.usual(2), GatePolicy.quick().production(), 0, 1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot simulate 0 runs: the range is 1 to 1000000.");
    }
}
