package org.ringrift.jobs.driver.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;

class LoopSwitchTest {
    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "1", "", " true"})
    void on(String value) {
        assertThat(LoopSwitch.parse(value)).isEqualTo(LoopSwitch.ON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "False", "0"})
    void off(String value) {
        assertThat(LoopSwitch.parse(value)).isEqualTo(LoopSwitch.OFF);
    }

    @Test
    void onWhereNothingIsSet() {
        assertThat(LoopSwitch.parse(null)).isEqualTo(LoopSwitch.ON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "2", "yes"})
    void anythingElseIsAMistake(String value) {
        assertThatThrownBy(() -> LoopSwitch.parse(value))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot read RINGRIFT_EXTRACTED_LOOPS=" + value
                        + ": it says neither yes nor no. Set it to true, false, 1 or 0, or not at all.");
    }
}
