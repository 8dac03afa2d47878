package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.train.TrainingOptions;
import org.ringrift.rules.GameConfig;

class TrainRequestTest {
    private static final TrainRequest REQUEST = TrainRequest.of(GameConfig.parse("hex8_2p"), TrainRequest.LATEST);

    @Test
    void theDefaultsAreThoseOfTheTraining() {
        assertThat(REQUEST.options(ComputeDevice.CPU, 1)).isEqualTo(TrainingOptions.defaults());
        assertThat(REQUEST.epochs()).isEqualTo(10);
        assertThat(REQUEST.batchSize()).isEqualTo(256);
        assertThat(REQUEST.learningRate()).isEqualTo(1e-3);
        assertThat(REQUEST.weightDecay()).isEqualTo(1e-2);
        assertThat(REQUEST.seed()).isEqualTo(1);
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> REQUEST.withLength(0, 256))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train for 0 epochs: the range is 1 to 10000.");
        assertThatThrownBy(() -> REQUEST.withLength(1, 1))
                .hasMessage("Cannot train in batches of 1: the range is 2 to 65536.");
        assertThatThrownBy(() -> REQUEST.withRates(0, 0))
                .hasMessage("Cannot train at learning rate 0.0: it must be above 0, and at most 1.");
        assertThatThrownBy(() -> REQUEST.withRates(Double.NaN, 0))
                .hasMessageStartingWith("Cannot train at learning rate");
        assertThatThrownBy(() -> REQUEST.withRates(0.1, -1))
                .hasMessage("Cannot train with weight decay -1.0: the range is 0 to 1.");
    }
}
