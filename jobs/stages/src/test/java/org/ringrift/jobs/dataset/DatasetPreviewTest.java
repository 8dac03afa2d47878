package org.ringrift.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ringrift.encode.EncoderProfile;

class DatasetPreviewTest {
    @Test
    void imagesAreMadeOfTrainingSamplesOnlyAndFilesAreFilled() {
        DatasetOptions options =
                new DatasetOptions(EncoderProfile.STANDARD, DatasetOptions.Values.CORRECTED, 4, 0.1, 1000);

        assertThat(DatasetPreview.Expected.of(10_000, options))
                .isEqualTo(new DatasetPreview.Expected(36_000, 1000, 37));
        assertThat(DatasetPreview.Expected.of(10_010, options))
                .isEqualTo(new DatasetPreview.Expected(36_036, 1001, 39));
        assertThat(DatasetPreview.Expected.of(0, options)).isEqualTo(new DatasetPreview.Expected(0, 0, 0));
    }
}
