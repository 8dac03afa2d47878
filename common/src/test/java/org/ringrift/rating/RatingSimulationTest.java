package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.rating.RatingSimulation.Look;
import org.ringrift.rating.RatingSimulation.Outcome;

@Tag("long")
class RatingSimulationTest {
    private static RatingSimulation simulation(int players, int generations, int runs) {
        return new RatingSimulation(SimulatedGames.usual(players), GatePolicy.quick(), generations, runs, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void intervalsHoldOverALongLineOfGenerations(int players) {
        Outcome outcome = simulation(players, 25, 3).of(20, 30);
        assertThat(outcome.looks()).extracting(Look::generation).containsExactly(5, 10, 15, 20, 25);
        assertThat(outcome.looks())
                .allSatisfy(look -> assertThat(look.covered()).isBetween(0.85, 1.0))
                .allSatisfy(look -> assertThat(look.meanError()).isBetween(-25.0, 25.0));
        assertThat(outcome.last().trueGain()).isGreaterThan(50);
    }

    @Test
    void ratingsRiseNoFasterThanStrength() {
        Look last = simulation(2, 50, 8).of(20, 30).last();
        assertThat(last.trueGain()).isGreaterThan(500);
        assertThat(last.inflation()).as("in the mean of the loops").isBetween(-50.0, 35.0);
        assertThat(last.productionCovered()).isGreaterThanOrEqualTo(0.75);
    }

    @Test
    void ratingsDoNotRiseWithoutStrength() {
        Outcome outcome = simulation(2, 50, 6).of(0, 0);
        assertThat(outcome.looks())
                .allSatisfy(look -> assertThat(look.trueGain()).isZero())
                .allSatisfy(look -> assertThat(look.inflation()).isBetween(-15.0, 15.0));
        assertThat(outcome.promotions()).isLessThan(0.05 * 50);
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
    }
}
