package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainPlanTest {
    @Test
    void theLastBatchMayBeSmallerButASingleSampleIsLeftOut() {
        assertThat(TrainPlan.steps(512, 256)).isEqualTo(2);
        assertThat(TrainPlan.steps(513, 256)).isEqualTo(2);
        assertThat(TrainPlan.steps(514, 256)).isEqualTo(3);
        assertThat(TrainPlan.steps(100, 256)).isEqualTo(1);
    }
}
