package org.ringrift.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EloScaleTest {
    @Test
    void fourHundredEloAreTenfoldOdds() {
        assertThat(EloScale.expectedScore(400, 2)).isCloseTo(10.0 / 11, within(1e-15));
        assertThat(EloScale.expectedScore(400, 3)).isCloseTo(10.0 / 12, within(1e-15));
        assertThat(EloScale.difference(10.0 / 11, 2)).isCloseTo(400, within(1e-9));
    }

    @Test
    void aDifferenceIsWhatTheExpectedScoreWasOf() {
        for (int players = 2; players <= 4; players++) {
            for (double difference = -900; difference <= 900; difference += 37) {
                assertThat(EloScale.difference(EloScale.expectedScore(difference, players), players))
                        .isCloseTo(difference, within(1e-9));
            }
        }
    }

    @Test
    void whoAlwaysWinsIsInfinitelyStronger() {
        assertThat(EloScale.difference(1, 2)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(EloScale.difference(0, 3)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(EloScale.expectedScore(Double.POSITIVE_INFINITY, 4)).isEqualTo(1);
    }

    @Test
    void impossibleArgumentsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EloScale.difference(1.2, 2))
                .withMessage("Cannot compute an Elo difference: the score is 1.2. Give a share of games, 0 to 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EloScale.expectedScore(0, 1))
                .withMessage("Cannot compare strengths in games of 1 players: there are at least 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EloScale.expectedScore(Double.NaN, 2))
                .withMessage("Cannot compute an expected score: the difference is not a number.");
    }
}
