package org.ringrift.jobs.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WavePlanTest {
    private final WavePlan plan = new WavePlan(100, 120);

    @Test
    void theFirstWaveHasItsStatedSize() {
        assertThat(plan.next(1000, 0)).isEqualTo(100);
    }

    @Test
    void laterWavesTakeAboutTheTargetTime() {
        assertThat(plan.next(1000, 2.5)).isEqualTo(300);
    }

    @Test
    void aFewGamesAreOneWave() {
        assertThat(plan.next(149, 0)).isEqualTo(149);
        assertThat(plan.next(151, 0)).isEqualTo(100);
    }

    @Test
    void theLastWaveIsShortButNotAlmostNothing() {
        assertThat(plan.next(501, 2.5)).isEqualTo(300);
        assertThat(plan.next(301, 2.5)).isEqualTo(226);
        assertThat(plan.next(151, 2.5)).isEqualTo(76);
        assertThat(plan.next(150, 2.5)).isEqualTo(150);
    }

    @Test
    void aVerySlowGameIsAWaveOfItsOwn() {
        assertThat(plan.next(10, 0.001)).isEqualTo(1);
    }

    @Test
    void gamesOfLessThanAQuarterOfTheTargetTimeWaitForMore() {
        assertThat(plan.tooShort(29)).isTrue();
        assertThat(plan.tooShort(30)).isFalse();
    }
}
