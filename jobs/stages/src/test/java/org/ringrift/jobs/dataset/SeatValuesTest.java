package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeatValuesTest {
    @Test
    void beforeASwapTheFirstTwoSeatsHaveEachOthersResult() {
        SeatValues end = new SeatValues(new float[] {1, -1}, new float[] {1, -1});
        SeatValues before = end.beforeSwap();
        assertThat(before.seats()).containsExactly(-1, 1);
        assertThat(before.moving()).containsExactly(-1, 1);
        assertThat(end.seats()).containsExactly(1, -1);
    }
}
