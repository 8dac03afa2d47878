package org.ringrift.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayOptionsTest {
    @Test
    void everyCoreHasATaskAndEveryTaskAGame() {
        assertThat(PlayOptions.STANDARD.tasks(1, 2)).isEqualTo(1);
        assertThat(PlayOptions.STANDARD.tasks(100, 2)).isEqualTo(2);
    }

    @Test
    void manyGamesAreSharedByMoreTasksThanCores() {
        assertThat(PlayOptions.STANDARD.tasks(64 * 2 * 5, 2)).isEqualTo(10);
    }

    @Test
    void aWaveOfManyQuickGamesHasABoundedNumberOfTasks() {
        assertThat(PlayOptions.STANDARD.tasks(50_000, 2)).isEqualTo(64);
        assertThat(PlayOptions.STANDARD.withPartitions(500).tasks(50_000, 2)).isEqualTo(500);
    }
}
