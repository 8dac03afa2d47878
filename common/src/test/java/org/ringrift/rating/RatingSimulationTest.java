package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.rating.RatingSimulation.Outcome;

@Tag("long")
class RatingSimulationTest {
    private static RatingSimulation simulation(int players, int generations, int runs) {
        SimulatedGames games = new SimulatedGames(players, 0, 40, 100);
        return new RatingSimulation(games, GatePolicy.quick(), generations, runs, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void intervalsHoldOverALongLineOfGenerations(int players) {
        Outcome outcome = simulation(players, 40, 4).of(20, 30);
        assertThat(outcome.trueGain()).isGreaterThan(300);
        assertThat(outcome.covered()).isBetween(0.90, 1.0);
        assertThat(outcome.meanError()).isBetween(-15.0, 15.0);
    }

    @Test
    void ratingsDoNotRiseWithoutStrength() {
        Outcome few = simulation(2, 5, 20).of(0, 0);
        Outcome many = simulation(2, 50, 6).of(0, 0);
        assertThat(many.trueGain()).isZero();
        // Who is promoted by luck is rated a little too high, but no more after fifty generations than after five.
        assertThat(many.inflation()).isBetween(-5.0, 20.0);
        assertThat(many.inflation() - few.inflation()).isLessThan(3 * (few.inflationError() + many.inflationError()));
        assertThat(many.promotions()).isLessThan(0.05 * 50);
    }

    @Test
    void theSameSimulationGivesTheSameNumbers() {
        assertThat(simulation(3, 4, 2).of(10, 5)).isEqualTo(simulation(3, 4, 2).of(10, 5));
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> simulation(2, 0, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("generations");
        assertThatThrownBy(() -> simulation(2, 1, 0))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("loops");
        assertThatThrownBy(() -> simulation(2, 1, 1).of(Double.NaN, 1)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> simulation(2, 1, 1).of(0, -1)).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> new RatingSimulation(SimulatedGames.usual(2), GatePolicy.quick(), 1, 1, 1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("draws");
    }
}
