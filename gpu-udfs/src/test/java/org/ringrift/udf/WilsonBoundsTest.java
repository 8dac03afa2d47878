package org.ringrift.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonBoundsTest {
    @Test
    void boundsOfHalfOfAHundredGames() {
        assertThat(WilsonBounds.low(50L, 100L)).isCloseTo(0.4038, within(1e-4));
        assertThat(WilsonBounds.high(50L, 100L)).isCloseTo(0.5962, within(1e-4));
    }

    @Test
    void nothingIsKnownWithoutGames() {
        assertThat(WilsonBounds.low(0L, 0L)).isZero();
        assertThat(WilsonBounds.high(0L, 0L)).isEqualTo(1);
    }

    @Test
    void nullGivesNull() {
        assertThat(WilsonBounds.low(null, 10L)).isNull();
        assertThat(WilsonBounds.high(1L, null)).isNull();
    }

    @Test
    void moreWinsThanGamesAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonBounds.low(3L, 2L));
    }
}
