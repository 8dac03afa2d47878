package org.ringrift.jobs.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.jobs.lake.Rows;

class CurveSummaryTest {
    @Test
    void theGainIsFromTheFirstToTheBestWithTheErrorsOfBoth() {
        CurveSummary summary = Curves.rising(10).summary();

        assertThat(summary.first()).isEqualTo(Rows.sha(1));
        assertThat(summary.best()).isEqualTo(Rows.sha(10));
        assertThat(summary.candidates()).isEqualTo(10);
        assertThat(summary.promoted()).isEqualTo(7);
        assertThat(summary.gained().rating()).isCloseTo(450 * (1 - Math.exp(-3)), within(1e-9));
        assertThat(summary.gained().high() - summary.gained().rating()).isCloseTo(60 * Math.sqrt(2), within(1e-9));
    }

    @Test
    void oneModelHasGainedNothing() {
        CurveSummary summary = Curves.rising(1).summary();

        assertThat(summary.best()).isEqualTo(summary.first());
        assertThat(summary.gained()).isNull();
    }

    @Test
    void aCurveIsFlatWhenTheLastThreeWereRefused() {
        assertThat(Curves.levelled(0, 3).summary().flat()).isNull(); // it has not begun to rise
        assertThat(Curves.rising(10).summary().flat()).isFalse();
        assertThat(Curves.levelled(10, 2).summary().flat()).isFalse();
        assertThat(Curves.levelled(10, 3).summary().flat()).isTrue();
    }
}
