package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class BackPressureTest {
    private static Limits limits(int queued, double disk, double memory) {
        return new Limits(new Slots(4, 4), new Slots(4, 4), queued, disk, memory);
    }

    @Test
    void nothingThatPressesLeavesAllSlots() {
        assertThat(BackPressure.multiplier(limits(5, 0.4, 0.3), 1)).isEqualTo(1);
    }

    @Test
    void eachFullResourceStopsSelfplayByItself() {
        assertThat(BackPressure.multiplier(limits(50, 0, 0), 0)).isZero();
        assertThat(BackPressure.multiplier(limits(0, 0.75, 0), 0)).isZero();
        assertThat(BackPressure.multiplier(limits(0, 0, 0.70), 0)).isZero();
    }

    /** Mean pressure (.25 * .5 + .25 * .5 + .20 * .5 + .15 * .5) / .85 = .5, of .2 to .7. */
    @Test
    void betweenItIsTheWeightedMean() {
        double half = (50 - 5) / 2.0 + 5;
        assertThat(BackPressure.multiplier(limits((int) half, 0.575, 0.50), 3)).isCloseTo(0.4, within(0.01));
    }

    @Test
    void trainingsAloneSlowALittle() {
        assertThat(BackPressure.multiplier(limits(0, 0, 0), 8)).isBetween(0.9, 0.95);
    }

    @Seeded(cases = 100)
    void morePressureNeverGivesMore(Draw draw) {
        int queued = draw.between(0, 60);
        double disk = draw.between(0.0, 0.9);
        double memory = draw.between(0.0, 0.9);
        int trainings = draw.between(0, 10);
        double multiplier = BackPressure.multiplier(limits(queued, disk, memory), trainings);

        assertThat(multiplier).isBetween(0.0, 1.0);
        assertThat(BackPressure.multiplier(limits(queued + 1, disk, memory), trainings))
                .isLessThanOrEqualTo(multiplier);
        assertThat(BackPressure.multiplier(limits(queued, disk + 0.05, memory + 0.05), trainings + 1))
                .isLessThanOrEqualTo(multiplier);
    }
}
