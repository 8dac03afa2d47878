package org.ringrift.jobs.driver.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DriverRunIdTest {
    @Test
    void itNamesTheWarehouseAndTheItem() {
        String run = DriverRunId.of("a table", "hex8_2p-train-7");
        assertThat(run).matches("driver-[0-9a-f]{6}-hex8_2p-train-7");
        assertThat(DriverRunId.of("a table", "hex8_2p-train-7")).isEqualTo(run);
        assertThat(DriverRunId.of("another table", "hex8_2p-train-7")).isNotEqualTo(run);
        assertThat(DriverRunId.isOne(run)).isTrue();
        assertThat(DriverRunId.isOne("train-5e1f0c1e")).isFalse();
    }

    @Test
    void seedsFollowFromItAndAreNotNegative() {
        for (int i = 0; i < 200; i++) {
            String run = DriverRunId.of("a table", "hex8_2p-selfplay-" + i);
            assertThat(DriverRunId.seed(run)).isNotNegative().isEqualTo(DriverRunId.seed(run));
        }
        assertThat(DriverRunId.seed("a")).isNotEqualTo(DriverRunId.seed("b"));
    }
}
