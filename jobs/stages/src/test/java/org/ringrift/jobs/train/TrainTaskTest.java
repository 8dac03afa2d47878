package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.rules.GameConfig;

class TrainTaskTest {
    private static final GameConfig HEX = GameConfig.parse("hex8_2p");

    private static String identity(TrainRequest request) {
        return identity(request, false);
    }

    private static String identity(TrainRequest request, boolean weighted) {
        TrainingData data = new TrainingData("dataset-1", EncoderProfile.STANDARD, weighted, List.of());
        return new TrainTask(HEX, request.course(), data, null, "resnet-b2-c16", 1, "lake", null, epoch -> {})
                .trainingId();
    }

    @Test
    void aTrainingWithoutAnAverageHasTheNameThatItHadBeforeThereWereAverages() {
        assertThat(identity(TrainRequest.of(HEX, "dataset-1")))
                .isEqualTo("f6e3f7bf3ced47dbd1c5c8cc267cc7f644a7eae4764a518d069add616ff2daac");
    }

    @Test
    void aTrainingByWeightsOfSamplesIsAnotherOneThanThatWhichDidNotLookAtThem() {
        TrainRequest request = TrainRequest.of(HEX, "dataset-1");
        assertThat(identity(request, true)).isNotEqualTo(identity(request, false));
    }

    @Test
    void aTrainingWithAnAverageIsAnotherOne() {
        TrainRequest request = TrainRequest.of(HEX, "dataset-1");
        assertThat(List.of(
                        identity(request),
                        identity(request.withAveraging(0.125)),
                        identity(request.withAveraging(0.25))))
                .doesNotHaveDuplicates();
        assertThat(identity(request.withAveraging(0))).isEqualTo(identity(request));
    }

    @Test
    void aTrainingThatCountsBySurpriseIsAnotherOne() {
        TrainRequest request = TrainRequest.of(HEX, "dataset-1");
        assertThat(List.of(identity(request), identity(request.withSurprise(0.5)), identity(request.withSurprise(1))))
                .doesNotHaveDuplicates();
        assertThat(identity(request.withSurprise(0))).isEqualTo(identity(request));
    }
}
