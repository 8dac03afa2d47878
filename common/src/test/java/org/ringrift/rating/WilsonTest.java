package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class WilsonTest {

    @Test
    void theIntervalSolvesItsDefiningEquation() {
        // Each bound b is a share whose own standard error puts the observed share exactly z away from it.
        Interval interval = Wilson.interval(42, 60, Wilson.Z95);
        for (double bound : new double[] {interval.low(), interval.high()}) {
            double distance = Math.abs(0.7 - bound) / Math.sqrt(bound * (1 - bound) / 60);
            assertThat(distance).isCloseTo(Wilson.Z95, within(1e-12));
        }
        assertThat(interval.estimate()).isEqualTo(0.7);
    }

    @Test
    void nothingIsKnownWithoutGames() {
        Interval interval = Wilson.interval(0, 0, Wilson.Z95);
        assertThat(interval.low()).isZero();
        assertThat(interval.high()).isOne();
        assertThat(interval.estimate()).isNaN();
    }

    @Seeded(cases = 100)
    void boundsEncloseTheEstimateAndRiseWithWins(Draw draw) {
        int games = draw.between(1, 500);
        int wins = draw.between(0, 499) % games;
        Interval less = Wilson.interval(wins, games, Wilson.Z95);
        Interval more = Wilson.interval(wins + 1, games, Wilson.Z95);
        assertThat(less.low()).isBetween(0.0, less.estimate());
        assertThat(less.high()).isBetween(less.estimate(), 1.0);
        assertThat(more.low()).isGreaterThan(less.low());
        assertThat(more.high()).isGreaterThanOrEqualTo(less.high());
    }

    @Test
    void impossibleCountsAreRefused() {
        assertThatThrownBy(() -> Wilson.interval(11, 10, 1.96))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot compute a Wilson interval for 11.0 wins in 10.0 games with z = 1.96.");
        assertThatThrownBy(() -> Wilson.interval(Double.NaN, 10, 1.96)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.interval(-1, 10, 1.96)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wilson.interval(1, 10, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
