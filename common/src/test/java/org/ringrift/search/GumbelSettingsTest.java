package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ringrift.UserError;

class GumbelSettingsTest {
    @Test
    void theUsualSettingsAreThoseOfThePaper() {
        assertThat(GumbelSettings.of(64)).isEqualTo(new GumbelSettings(64, 16, 1, 1000));
        assertThat(GumbelSettings.of(64).withNoise(0)).isEqualTo(new GumbelSettings(64, 16, 0, 1000));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new GumbelSettings(-1, 16, 1, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot search with -1 simulations: the range is 0 to 100000. Choose a number in it.");
        assertThatThrownBy(() -> new GumbelSettings(64, 0, 1, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot search with 0 considered moves: the range is 1 to 4096. The usual number is 16.");
        assertThatThrownBy(() -> new GumbelSettings(64, 16, Double.NaN, 0))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot search with a root noise of NaN: the range is 0 to 1000. Use 1, or 0 for none.");
        assertThatThrownBy(() -> new GumbelSettings(64, 16, 1, -1))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot look for a win by -1 moves: the range is 0 to 100000. The usual number is 1000.");
    }
}
