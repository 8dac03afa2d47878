package org.ringrift.jobs.driver.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DriverRunIdTest {
    @Test
    void itNamesWhatARunDependsOn() {
        String run = DriverRunId.of("train", "hex8_2p", List.of("dataset", "model"));
        assertThat(run).isEqualTo("driver-hex8_2p-train-adc96f7898743442").satisfies(id -> assertThat(
                        DriverRunId.isOne(id))
                .isTrue());
        assertThat(DriverRunId.of("train", "hex8_2p", List.of("dataset", "model"))).isEqualTo(run);
        assertThat(DriverRunId.of("train", "hex8_2p", List.of("dataset", "other"))).isNotEqualTo(run);
        assertThat(DriverRunId.isOne("train-5e1f0c1e")).isFalse();
    }

    @Test
    void seedsFollowFromItAndAreNotNegative() {
        for (int i = 0; i < 200; i++) {
            String run = DriverRunId.of("selfplay", "hex8_2p", List.of("" + i));
            assertThat(DriverRunId.seed(run)).isNotNegative().isEqualTo(DriverRunId.seed(run));
        }
    }
}
