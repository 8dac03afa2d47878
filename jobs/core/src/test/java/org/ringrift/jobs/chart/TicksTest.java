package org.ringrift.jobs.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {
    @Test
    void ticksAreRoundAndEncloseTheRange() {
        assertThat(labels(Ticks.around(913, 1448, 7)))
                .containsExactly("900", "1000", "1100", "1200", "1300", "1400", "1500");
        assertThat(labels(Ticks.around(0, 2.5, 8))).containsExactly("0.0", "0.5", "1.0", "1.5", "2.0", "2.5");
        assertThat(labels(Ticks.around(0, 0.013, 8)))
                .containsExactly("0.000", "0.002", "0.004", "0.006", "0.008", "0.010", "0.012", "0.014");
        assertThat(labels(Ticks.around(-350, 1250, 7))).containsExactly("-500", "0", "500", "1000", "1500");
    }

    @Test
    void tenthsAreTheDoublesThatAreWrittenSo() {
        assertThat(Ticks.around(0, 1, 10).values())
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    }

    @Test
    void thereAreNoMoreStepsInTheRangeThanAskedFor() {
        for (int high = 1; high < 400; high++) {
            Ticks ticks = Ticks.around(0, high / 7.0, 8);
            assertThat(ticks.values()).hasSizeBetween(4, 9 + 1);
            assertThat(ticks.low()).isZero();
            assertThat(ticks.high()).isGreaterThanOrEqualTo(high / 7.0);
        }
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatThrownBy(() -> Ticks.around(3, 3, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot divide 3.0 to 3.0 into 5 steps.");
    }

    private static List<String> labels(Ticks ticks) {
        return ticks.values().stream().map(ticks::label).toList();
    }
}
