package org.ringrift.jobs.driver.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;

/** What the plan promises over 60 days with all disasters in them. */
class SimulationTest {
    private static final int DAYS = 60;
    private static final Map<String, SimulationResult> KNOWN = new ConcurrentHashMap<>();

    private static SimulationResult result(Scheme scheme, long seed) {
        return KNOWN.computeIfAbsent(scheme + " " + seed, name -> Simulation.run(scheme, DAYS, seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyConfigurationIsBackAtItsFloorWithinTwoIterations(long seed) {
        assertThat(result(Scheme.PLAN, seed).longestStarvation()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noConfigurationGoesADayWithoutProgress(long seed) {
        assertThat(result(Scheme.PLAN, seed).longestGapHours()).isLessThan(24);
    }

    /** Runs of an hour change a slot's configuration at most 24 times a day; short evaluations and failures come on top. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void slotsDoNotThrash(long seed) {
        assertThat(result(Scheme.PLAN, seed).switchesPerSlotDay()).isLessThan(30);
        assertThat(result(Scheme.PLAN, seed).mostSwitches()).isLessThan(48);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void gpusAreIdleForLessThanATwentieth(long seed) {
        assertThat(result(Scheme.PLAN, seed).idleShare()).isBetween(0.0, 0.05);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void thePlanEndsStrongerThanEachOfThePredecessorsSchemes(long seed) {
        double elo = result(Scheme.PLAN, seed).meanElo();
        for (Scheme other : List.of(Scheme.PEER, Scheme.PULL, Scheme.CENTRAL)) {
            assertThat(elo).as(other.key()).isGreaterThan(result(other, seed).meanElo());
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void theSameSeedGivesTheSameSimulation(Scheme scheme) {
        assertThat(Simulation.run(scheme, 3, 7)).isEqualTo(Simulation.run(scheme, 3, 7));
        assertThat(Simulation.run(scheme, 3, 7)).isNotEqualTo(Simulation.run(scheme, 3, 8));
    }

    @Test
    void aDayIsTheLeast() {
        assertThat(Simulation.run(Scheme.PLAN, 1, 1).eloByDay()).hasSize(1);
        assertThatThrownBy(() -> Simulation.run(Scheme.PLAN, 0, 1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot simulate 0 days: the range is 1 to 365.");
    }
}
