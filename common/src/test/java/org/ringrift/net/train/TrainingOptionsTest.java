package org.ringrift.net.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.net.train.LearningRate.Schedule;

class TrainingOptionsTest {

    @Test
    void defaultsArePinned() {
        assertThat(TrainingOptions.defaults())
                .isEqualTo(new TrainingOptions(
                        10,
                        256,
                        new LearningRate(1e-3, Schedule.COSINE, 50),
                        1e-2,
                        1.0,
                        1.0,
                        1.0,
                        Averaging.NONE,
                        0,
                        0,
                        1L,
                        1,
                        ComputeDevice.CPU));
        assertThat(ServingOptions.defaults()).isEqualTo(new ServingOptions(16, 1, ComputeDevice.CPU));
    }

    @Test
    void theCosineWarmsUpAndFallsToAHundredth() {
        LearningRate rate = new LearningRate(1e-2, Schedule.COSINE, 10);
        assertThat(rate.at(0, 1000)).isCloseTo(1e-2 / 11, within(1e-9));
        assertThat(rate.at(10, 1000)).isCloseTo(1e-2, within(1e-9));
        assertThat(rate.at(505, 1000)).isCloseTo(1e-2 * 0.505, within(1e-6));
        assertThat(rate.at(1000, 1000)).isCloseTo(1e-4, within(1e-9));
        assertThat(rate.at(2, 20))
                .as("a short training warms up for a tenth of it")
                .isCloseTo(1e-2, within(1e-9));
        assertThat(new LearningRate(1e-2, Schedule.CONSTANT, 0).at(700, 1000)).isEqualTo(1e-2);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> TrainingOptions.defaults().withLength(0, 256))
                .hasMessage("Cannot train with epochs 0: it must be at least 1. Change the option.");
        assertThatThrownBy(() -> TrainingOptions.defaults().withLength(1, 1)).hasMessageContaining("batch size 1");
        assertThatThrownBy(() -> new LearningRate(0, Schedule.COSINE, 0)).hasMessageContaining("learning rate 0.0");
        for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> TrainingOptions.defaults().withSurprise(share))
                    .hasMessage("Cannot train with surprise " + share + ": it must be from 0 to 1. Change the option.");
        }
        assertThatThrownBy(() -> new Averaging(Double.NaN))
                .hasMessage("Cannot average weights over NaN of a training: it must be a part from 0 to 1."
                        + " Change the option.");
        assertThatThrownBy(() -> new Averaging(1.5)).hasMessageContaining("over 1.5 of a training");
        assertThatThrownBy(() -> new ServingOptions(0, 1, ComputeDevice.CPU)).hasMessageContaining("batches of 0");
        assertThatThrownBy(() -> ComputeDevice.gpu(-1)).hasMessageContaining("Cannot use GPU -1");
    }
}
