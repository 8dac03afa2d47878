package org.ringrift.jobs.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.jobs.config.PlayOptions;

class PlayForecastTest {
    private static final WavePlan SIZES = new WavePlan(100, 120);

    @Test
    void statedWavesAreCountedOut() {
        assertThat(PlayForecast.waves(250, 100, SIZES, 1000)).containsExactly(100, 100, 50);
    }

    @Test
    void slowGamesBeginWithAWaveThatTellsTheirRate() {
        assertThat(PlayForecast.waves(700, 0, SIZES, 2)).containsExactly(100, 240, 240, 120);
    }

    @Test
    void quickGamesShareTheirFirstCommitWithThoseThatFollow() {
        assertThat(PlayForecast.waves(10_000, 0, SIZES, 50)).containsExactly(6100, 2400, 1500);
    }

    @Test
    void aFewGamesAreOneWave() {
        assertThat(PlayForecast.waves(150, 0, SIZES, 1)).containsExactly(150);
        assertThat(PlayForecast.waves(0, 0, SIZES, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "1000, 0", "1000, 3", "100000, 70", "99999, 0.5"})
    void allGamesArePlayedOnce(int games, double rate) {
        assertThat(PlayForecast.waves(games, 0, SIZES, rate).stream().mapToInt(Integer::intValue))
                .allMatch(size -> size > 0)
                .satisfies(sizes -> assertThat(
                                sizes.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(games));
    }

    @Test
    void tasksAreThoseOfTheLargestWave() {
        PlayForecast forecast = PlayForecast.of(1000, PlayOptions.STANDARD.withWave(400), 2, 10);

        assertThat(forecast.waves()).isEqualTo(3);
        assertThat(forecast.tasks()).isEqualTo(PlayOptions.STANDARD.tasks(400, 2));
        assertThat(PlayForecast.of(0, PlayOptions.STANDARD, 2, 10).tasks()).isZero();
    }
}
