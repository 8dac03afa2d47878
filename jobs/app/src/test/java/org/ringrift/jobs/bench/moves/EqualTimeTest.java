package org.ringrift.jobs.bench.moves;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class EqualTimeTest {
    @Test
    void betweenTwoPointsTimeRisesEvenly() {
        EqualTime points = points(64, 10, 128, 18);
        assertThat(points.simulations(10)).hasValue(64);
        assertThat(points.simulations(14)).hasValue(96);
        assertThat(points.simulations(18)).hasValue(128);
    }

    @Test
    void outsideAllPointsNothingIsKnown() {
        EqualTime points = points(64, 10, 128, 18);
        assertThat(points.simulations(9.9)).isEmpty();
        assertThat(points.simulations(18.1)).isEmpty();
        assertThat(new EqualTime().simulations(1)).isEmpty();
    }

    @Test
    void timesThatFallAreErrorsAndTheirMeanStandsForBoth() {
        EqualTime points = points(16, 2, 32, 6, 48, 4, 64, 8);
        assertThat(points.simulations(3.5)).hasValue(24);
        assertThat(points.simulations(6.5)).hasValue(56);
    }

    @Seeded(cases = 200)
    void moreTimeIsNeverFewerSimulations(Draw draw) {
        EqualTime points = new EqualTime();
        for (int i = 1; i <= 6; i++) {
            points.add(1 << i, draw.between(1, 1000));
        }
        double last = 0;
        for (int time = 1; time <= 1000; time += 7) {
            double simulations = points.simulations(time).orElse(last);
            assertThat(simulations).isGreaterThanOrEqualTo(last);
            last = simulations;
        }
    }

    /** Points of simulations and milliseconds. */
    private static EqualTime points(double... values) {
        EqualTime points = new EqualTime();
        for (int i = 0; i < values.length; i += 2) {
            points.add((int) values[i], values[i + 1]);
        }
        return points;
    }
}
