package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ringrift.jobs.driver.plan.States.NOW;
import static org.ringrift.jobs.driver.plan.States.data;
import static org.ringrift.jobs.driver.plan.States.settled;
import static org.ringrift.jobs.driver.plan.States.with;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class PriorityTest {
    private static double priority(ConfigState state) {
        return Priority.of(state, 1500, NOW);
    }

    private static Strength elo(double elo) {
        return new Strength(elo, 30, 0, Trend.STABLE);
    }

    /** 0.5 + training .10 + deficit .40 * .8 + information .20 * (.4 * .1 + .3 + .3 * 30 / sqrt(20000) / 10), gap factor 2. */
    @Test
    void theFormulaIsTheCentralOne() {
        double information = 0.4 * 0.1 + 0.3 + 0.3 * 30 / Math.sqrt(20_000) / 10;
        assertThat(priority(settled("hex8_2p")))
                .isCloseTo((0.5 + 0.10 + 0.40 * 0.8 + 0.20 * information) * 2, within(1e-9));
    }

    @Test
    void aWeakerConfigurationHasMore() {
        assertThat(priority(with(settled("hex8_2p"), elo(1400))))
                .isGreaterThan(priority(with(settled("hex8_2p"), elo(1600))));
    }

    @Test
    void whatHasReachedTheTargetHasLittleAndNotNothing() {
        double reached = priority(with(settled("hex8_2p"), elo(Priority.TARGET_ELO)));
        double nearly = priority(with(settled("hex8_2p"), elo(Priority.TARGET_ELO - 1)));

        assertThat(reached / nearly).isCloseTo(0.3, within(0.01));
    }

    @Test
    void aPlateauHasLess() {
        ConfigState state = settled("hex8_2p");
        Strength stuck = new Strength(1500, 30, 0, Trend.PLATEAU);

        assertThat(priority(with(state, stuck))).isLessThan(priority(state));
    }

    @Test
    void hoursWithoutAGameCount() {
        DataState old = new DataState(20_000, 0, 500, 0, 0, 1, NOW.minus(Duration.ofHours(5)));
        DataState older = new DataState(20_000, 0, 500, 0, 0, 1, NOW.minus(Duration.ofHours(50)));
        ConfigState state = settled("hex8_2p");

        assertThat(priority(with(state, old))).isGreaterThan(priority(state));
        assertThat(priority(with(state, older))).isEqualTo(priority(with(state, old)));
    }

    @Test
    void gamesThatWaitForATrainingCountAgainstMore() {
        ConfigState few = with(settled("hex8_2p"), data(100_000, 2000, 500));
        ConfigState many = with(settled("hex8_2p"), data(100_000, 60_000, 500));

        assertThat(Backlog.factor(few)).isEqualTo(1);
        assertThat(Backlog.factor(many)).isCloseTo(0.1, within(1e-9));
        assertThat(priority(many)).isLessThan(priority(few) / 5);
    }

    @Test
    void tiersOfStarvationAreAllReached() {
        assertThat(Starvation.factor(0)).isEqualTo(500);
        assertThat(Starvation.factor(500)).isEqualTo(100);
        assertThat(Starvation.factor(1500)).isEqualTo(30);
        assertThat(Starvation.factor(3000)).isEqualTo(3);
        assertThat(Starvation.factor(5000)).isEqualTo(1);
    }

    @Seeded(cases = 200)
    void everyPriorityIsPositiveAndFinite(Draw draw) {
        double median = draw.between(-1e308, 1e308);
        assertThat(States.draw(draw))
                .allSatisfy(state ->
                        assertThat(Priority.of(state, median, NOW)).isPositive().isFinite());
    }
}
