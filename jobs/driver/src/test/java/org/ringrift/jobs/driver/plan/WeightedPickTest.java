package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightedPickTest {
    private static final int DRAWS = 10_000;

    @Test
    void itemsComeInProportionToTheirWeights() {
        SplittableRandom random = new SplittableRandom(2);
        int[] counts = new int[3];
        for (int i = 0; i < DRAWS; i++) {
            counts[WeightedPick.of(List.of(0, 1, 2), weight -> (double) weight, random)]++;
        }
        assertThat(counts[0]).isZero();
        assertThat((double) counts[2] / counts[1]).isBetween(1.85, 2.15);
    }

    @Test
    void withoutAnyWeightAllAreAsLikely() {
        SplittableRandom random = new SplittableRandom(2);
        int second = 0;
        for (int i = 0; i < DRAWS; i++) {
            second += WeightedPick.of(List.of(0, 1), each -> 0.0, random);
        }
        assertThat(second).isBetween(4800, 5200);
    }
}
