package org.ringrift.jobs.driver.reap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.BoardCosts;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.rules.GameConfig;

class DeadlinesTest {
    private static Duration of(LoopStage stage, String config) {
        return Deadlines.of(stage, GameConfig.parse(config));
    }

    @Test
    void aStageTakesLongerWhereGamesDo() {
        assertThat(of(LoopStage.SELFPLAY, "hex8_2p")).isEqualTo(Duration.ofHours(2));
        assertThat(of(LoopStage.SELFPLAY, "square19_2p")).isEqualTo(Duration.ofHours(10));
        assertThat(of(LoopStage.DATASET, "square8_3p")).isEqualTo(Duration.ofMinutes(39));
        assertThat(of(LoopStage.TRAIN, "square8_2p")).isEqualTo(Duration.ofHours(4));
        assertThat(of(LoopStage.TRAIN, "hexagonal_4p")).as("at most a day").isEqualTo(Duration.ofDays(1));
        assertThat(of(LoopStage.EVALUATE, "hexagonal_2p")).isEqualTo(Duration.ofHours(16));
        assertThat(of(LoopStage.PROMOTE, "hexagonal_4p")).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void noConfigurationHasLessTimeThanACheaperOne() {
        for (LoopStage stage : LoopStage.values()) {
            for (GameConfig one : GameConfig.all()) {
                for (GameConfig other : GameConfig.all()) {
                    if (BoardCosts.relative(one) <= BoardCosts.relative(other)) {
                        assertThat(Deadlines.of(stage, one)).isLessThanOrEqualTo(Deadlines.of(stage, other));
                    }
                }
                assertThat(Deadlines.of(stage, one))
                        .isBetween(Duration.ofMinutes(30), Duration.ofDays(1))
                        .isGreaterThanOrEqualTo(Deadlines.toBeTaken(stage.key()));
            }
        }
        assertThat(Deadlines.toBeTaken("evaluate")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Deadlines.toBeTaken("match")).isEqualTo(Duration.ofMinutes(15));
        assertThat(Deadlines.toBeTaken("train")).isEqualTo(Duration.ofMinutes(30));
    }
}
