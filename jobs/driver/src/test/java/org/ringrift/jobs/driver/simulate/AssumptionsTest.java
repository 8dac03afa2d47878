package org.ringrift.jobs.driver.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.SlotTargets;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.rules.GameConfig;

/** The made-up world is the one that is written down. */
class AssumptionsTest {
    private static final double DAY = 86_400;

    @Test
    void aMachineHasFourGpuSlotsAndOneOfCores() {
        assertThat(SlotTargets.of(Assumptions.MACHINE)).isEqualTo(new Slots(4, 1));
    }

    @Test
    void theLearningCurveStartsAt1000AndPasses1900AtItsGames() {
        assertThat(Assumptions.elo(0, 100_000)).isEqualTo(1000);
        assertThat(Assumptions.elo(100_000, 100_000)).isCloseTo(1900, within(1e-9));
    }

    @Test
    void aCandidateIsPromotedAsOftenAsTheSequentialTestDoes() {
        SplittableRandom random = new SplittableRandom(1);
        assertThat(promoted(0, random)).isBetween(0.02, 0.06);
        assertThat(promoted(35, random)).isBetween(0.94, 0.98);
        assertThat(promoted(200, random)).isEqualTo(1);
    }

    private static double promoted(double gain, SplittableRandom random) {
        return IntStream.range(0, 4000)
                        .filter(i -> Assumptions.promoted(gain, random))
                        .count()
                / 4000.0;
    }

    @Test
    void disastersLastAsLongAsStatedAndLieWithinTheDays() {
        for (long seed = 0; seed < 50; seed++) {
            Disasters disasters = Disasters.of(new Luck(seed), 60);

            assertThat(disasters.slow().board().large()).isTrue();
            assertThat(disasters.outages())
                    .extracting(Disasters.Outage::stage)
                    .containsExactly(LoopStage.TRAIN, LoopStage.SELFPLAY, LoopStage.EVALUATE);
            assertThat(disasters.outages())
                    .extracting(outage -> Math.round(
                                    2 * (outage.window().to() - outage.window().from()) / DAY)
                            / 2.0)
                    .containsExactly(4.0, 0.5, 1.5);
            assertThat(disasters.outages()).allSatisfy(outage -> {
                assertThat(outage.window().from()).isNotNegative();
                assertThat(outage.window().to()).isLessThanOrEqualTo(60 * DAY);
            });
        }
    }

    @Test
    void halfOfTheMachinesAreLostTogetherOnce() {
        Disasters disasters = Disasters.of(new Luck(1), 60);

        List<SimulatedCluster.Loss> together = SimulatedCluster.losses(new Luck(1), disasters, 60).stream()
                .filter(loss -> loss.from() == disasters.machinesLost().from())
                .toList();

        assertThat(together).hasSize(Assumptions.MACHINES / 2);
    }

    @Test
    void theSameRunHasTheSameLuckInEveryScheme() {
        GameConfig config = GameConfig.parse("hex8_2p");
        assertThat(new Luck(1).run(config, LoopStage.TRAIN, 5).nextLong())
                .isEqualTo(new Luck(1).run(config, LoopStage.TRAIN, 5).nextLong())
                .isNotEqualTo(new Luck(1).run(config, LoopStage.TRAIN, 6).nextLong())
                .isNotEqualTo(new Luck(1).run(config, LoopStage.EVALUATE, 5).nextLong())
                .isNotEqualTo(new Luck(2).run(config, LoopStage.TRAIN, 5).nextLong());
    }
}
