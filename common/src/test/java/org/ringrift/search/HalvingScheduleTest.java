package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class HalvingScheduleTest {
    @Test
    void sixteenMovesAndSixtyFourSimulationsAreSpentInFourEqualRounds() {
        int[] schedule = HalvingSchedule.of(16, 64);
        int[] perVisitCount = new int[15];
        for (int visits : schedule) {
            perVisitCount[visits]++;
        }
        assertThat(perVisitCount).containsExactly(16, 8, 8, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void aSingleMoveTakesAllSimulations() {
        assertThat(HalvingSchedule.of(1, 4)).containsExactly(0, 1, 2, 3);
    }

    @Test
    void fewerSimulationsThanMovesTryEachMoveOnceAtMost() {
        assertThat(HalvingSchedule.of(16, 5)).containsOnly(0).hasSize(5);
        assertThat(HalvingSchedule.of(16, 0)).isEmpty();
    }

    @Seeded(cases = 300)
    void thereIsAlwaysAMoveWithTheVisitsThatAreLookedFor(Draw draw) {
        int moves = draw.between(1, 70);
        int simulations = draw.between(0, 900);
        int[] withVisits = new int[simulations + 2];
        withVisits[0] = moves;
        for (int visits : HalvingSchedule.of(moves, simulations)) {
            assertThat(withVisits[visits]).isPositive();
            withVisits[visits]--;
            withVisits[visits + 1]++;
        }
    }
}
