package org.ringrift.jobs.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.record.GamePlan;

class WaveNumberTest {
    @Test
    void wavesOfAStatedSizeAreKnownInAdvance() {
        assertThat(WaveNumber.stated(1, 10, 90)).hasToString("1/10");
        assertThat(WaveNumber.stated(3, 10, 61)).hasToString("3/10");
        assertThat(WaveNumber.stated(10, 10, 0)).hasToString("10/10");
    }

    @Test
    void wavesByRateAreAsManyAsIfLaterOnesWereLikeThisOne() {
        assertThat(WaveNumber.expected(3, 100, 650)).hasToString("3/~10");
        assertThat(WaveNumber.expected(1, 100, 1)).hasToString("1/~2");
    }

    @Test
    void theLastWaveIsCertain() {
        assertThat(WaveNumber.expected(4, 100, 0)).hasToString("4/4");
    }

    @Test
    void theExpectedWavesAreThoseOfThePlanAtASteadyRate() {
        WavePlan plan = new WavePlan(1, 7);
        for (int games = 1; games < 200; games++) {
            int waves = 0;
            for (int left = games; left > 0; waves++) {
                left -= plan.next(left, 1);
            }
            int first = plan.next(games, 1);
            if (first == 7) {
                assertThat(WaveNumber.expected(1, first, games - first).total())
                        .as(games + " games")
                        .isEqualTo(waves);
            }
        }
    }

    @Test
    void aLabelSaysWhatTheGamesOfAWaveAre() {
        WaveLabel evaluation = new WaveLabel("evaluate hex8_2p", games -> games.isEmpty() ? "heuristic" : "random");
        List<GamePlan> none = List.of();
        assertThat(evaluation.wave(none, 1)).isEqualTo("evaluate hex8_2p heuristic wave 1");
        assertThat(evaluation.wave(none, WaveNumber.expected(1, 8, 4)))
                .isEqualTo("evaluate hex8_2p heuristic wave 1/~2");
        assertThat(WaveLabel.of("selfplay hex8_2p").wave(none, WaveNumber.stated(3, 1, 7)))
                .isEqualTo("selfplay hex8_2p wave 3/10");
    }
}
