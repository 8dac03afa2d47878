package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.encode.EncoderProfile;

class DatasetPlanTest {
    @Test
    void imagesAreMadeOfTrainingSamplesOnlyAndFilesAreFilled() {
        DatasetOptions options =
                new DatasetOptions(EncoderProfile.STANDARD, DatasetOptions.Values.CORRECTED, 4, 0.1, 1000);

        assertThat(DatasetPlan.Expected.of(10_000, options)).isEqualTo(new DatasetPlan.Expected(36_000, 1000, 37));
        assertThat(DatasetPlan.Expected.of(10_010, options)).isEqualTo(new DatasetPlan.Expected(36_036, 1001, 39));
        assertThat(DatasetPlan.Expected.of(0, options)).isEqualTo(new DatasetPlan.Expected(0, 0, 0));
    }
}
