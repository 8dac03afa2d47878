package org.ringrift.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GumbelNoiseTest {
    private static final double EULER_MASCHERONI = 0.5772156649;

    @Test
    void drawsHaveTheMeanAndVarianceOfTheStandardGumbelDistribution() {
        int draws = 100_000;
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < draws; i++) {
            double g = GumbelNoise.draw(5, i);
            sum += g;
            squares += g * g;
        }
        double mean = sum / draws;
        assertThat(mean).isCloseTo(EULER_MASCHERONI, within(0.02));
        assertThat(squares / draws - mean * mean).isCloseTo(Math.PI * Math.PI / 6, within(0.05));
    }

    @Test
    void aDrawDependsOnSeedAndIndexOnly() {
        assertThat(GumbelNoise.draw(1, 2)).isEqualTo(GumbelNoise.draw(1, 2));
        assertThat(GumbelNoise.draw(1, 2)).isNotEqualTo(GumbelNoise.draw(2, 1));
    }
}
