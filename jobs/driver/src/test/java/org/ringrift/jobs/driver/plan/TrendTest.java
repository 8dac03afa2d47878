package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ringrift.jobs.driver.plan.States.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.Trend.Rated;

class TrendTest {
    /** Ratings every 12 hours, the last one now. */
    private static List<Rated> ratings(double... elo) {
        List<Rated> history = new ArrayList<>();
        for (int i = 0; i < elo.length; i++) {
            history.add(new Rated(NOW.minus(Duration.ofHours(12L * (elo.length - 1 - i))), elo[i]));
        }
        return history;
    }

    @Test
    void threeTriesInTwoDaysWithoutAGainAreAPlateau() {
        assertThat(Trend.of(ratings(1500, 1503, 1501, 1500, 1504), NOW)).isEqualTo(Trend.PLATEAU);
    }

    @Test
    void aGainOfMoreThanFiveEloIsNone() {
        assertThat(Trend.of(ratings(1500, 1503, 1501, 1500, 1506), NOW)).isEqualTo(Trend.STABLE);
    }

    @Test
    void aPlateauTakesTwoDays() {
        assertThat(Trend.of(ratings(1500, 1500, 1500, 1500), NOW)).isEqualTo(Trend.STABLE);
        assertThat(Trend.of(ratings(1500, 1500), NOW)).isEqualTo(Trend.STABLE);
        assertThat(Trend.of(List.of(), NOW)).isEqualTo(Trend.STABLE);
    }

    @Test
    void aGainThatGrowsAcceleratesAndOneThatShrinksDecelerates() {
        assertThat(Trend.of(ratings(1500, 1500, 1500, 1520, 1540), NOW)).isEqualTo(Trend.ACCELERATING);
        assertThat(Trend.of(ratings(1500, 1520, 1540, 1540, 1546), NOW)).isEqualTo(Trend.DECELERATING);
    }

    @Test
    void velocityIsEloADayOverTheWindow() {
        assertThat(Trend.velocity(ratings(1000, 1500, 1500, 1500, 1500, 1560), NOW))
                .isCloseTo(30, within(1e-9));
        assertThat(Trend.velocity(ratings(1500), NOW)).isZero();
    }
}
