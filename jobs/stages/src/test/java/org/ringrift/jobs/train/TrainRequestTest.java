package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.train.Averaging;
import org.ringrift.net.train.LearningRate;
import org.ringrift.net.train.TrainingOptions;
import org.ringrift.rules.GameConfig;

class TrainRequestTest {
    private static final TrainRequest REQUEST = TrainRequest.of(GameConfig.parse("hex8_2p"), TrainRequest.LATEST);

    @Test
    void theDefaultsAreThoseOfTheTraining() {
        assertThat(REQUEST.course().options(ComputeDevice.CPU, 1)).isEqualTo(TrainingOptions.defaults());
        assertThat(REQUEST.course().epochs()).isEqualTo(10);
        assertThat(REQUEST.course().batchSize()).isEqualTo(256);
        assertThat(REQUEST.course().learningRate()).isEqualTo(1e-3);
        assertThat(REQUEST.course().weightDecay()).isEqualTo(1e-2);
        assertThat(REQUEST.course().averaging()).isZero();
        assertThat(REQUEST.course().surprise()).isZero();
        assertThat(REQUEST.course().seed()).isEqualTo(1);
    }

    @Test
    void anAverageTakesThePlaceOfTheFallOfTheRate() {
        TrainingOptions options = REQUEST.withAveraging(0.25).course().options(ComputeDevice.CPU, 1);
        LearningRate usual = TrainingOptions.defaults().learningRate();
        assertThat(options)
                .isEqualTo(TrainingOptions.defaults()
                        .withAveraging(new Averaging(0.25))
                        .withLearningRate(
                                new LearningRate(usual.peak(), LearningRate.Schedule.CONSTANT, usual.warmupSteps())));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        refused(
                REQUEST.withLength(0, 256),
                "field epochs of the request: it is '0', which is out of range: it takes 1 to 10000 epochs.");
        refused(
                REQUEST.withLength(1, 1),
                "field batch of the request: it is '1', which is out of range: it takes 2 to 65536 samples.");
        refused(
                REQUEST.withRates(0, 0),
                "field lr of the request: it is '0.0', which is out of range: it takes above 0 to 1.");
        refused(
                REQUEST.withRates(Double.NaN, 0),
                "field lr of the request: it is 'NaN', which is no number: it takes above 0 to 1.");
        refused(
                REQUEST.withRates(0.1, -1),
                "field weight_decay of the request: it is '-1.0', which is out of range: it takes 0 to 1.");
        refused(
                REQUEST.withAveraging(1.5),
                "field averaging of the request: it is '1.5', which is out of range: it takes 0 to 1 of the steps.");
        refused(
                REQUEST.withSurprise(-0.5),
                "field surprise of the request: it is '-0.5', which is out of range: it takes 0 to 1 of the weight.");
    }

    private static void refused(TrainRequest request, String why) {
        assertThatThrownBy(() -> TrainStage.REQUESTS.check(request))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot use " + why);
    }
}
