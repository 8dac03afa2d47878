package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrainPreviewTest {
    @Test
    void theLastBatchMayBeSmallerButASingleSampleIsLeftOut() {
        assertThat(TrainPreview.steps(512, 256)).isEqualTo(2);
        assertThat(TrainPreview.steps(513, 256)).isEqualTo(2);
        assertThat(TrainPreview.steps(514, 256)).isEqualTo(3);
        assertThat(TrainPreview.steps(100, 256)).isEqualTo(1);
    }
}
