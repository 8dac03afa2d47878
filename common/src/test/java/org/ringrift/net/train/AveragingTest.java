package org.ringrift.net.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import org.junit.jupiter.api.Test;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;

class AveragingTest {
    private static final int TOTAL = 400;

    @Test
    void theNewestWeightsCountMostAndAllCountForOne() {
        double share = 0.25;
        double decay = 1 - 1 / (share * TOTAL);
        for (int steps : new int[] {1, 2, 7, 100, TOTAL}) {
            double[] parts = parts(new Averaging(share), steps);
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                sum += parts[i];
                if (i > 0) {
                    assertThat(parts[i - 1] / parts[i]).isCloseTo(decay, within(1e-9));
                }
            }
            assertThat(sum).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void theWeightsAreAsOldOnAverageAsTheWindowIsLong() {
        double[] parts = parts(new Averaging(0.05), TOTAL);
        double age = 0;
        for (int i = 0; i < TOTAL; i++) {
            age += parts[i] * (TOTAL - i);
        }
        assertThat(age).isCloseTo(0.05 * TOTAL, within(1e-3));
    }

    @Test
    void aWindowOfAStepOrLessIsTheLastWeights() {
        for (int step = 0; step < 5; step++) {
            assertThat(new Averaging(1.0 / TOTAL).pace(step, TOTAL)).isEqualTo(1);
            assertThat(Averaging.NONE.pace(step, TOTAL)).isEqualTo(1);
        }
        assertThat(Averaging.NONE.averages()).isFalse();
        assertThat(new Averaging(1e-6).averages()).isTrue();
    }

    /** What part the weights after each step have in the average after the last of them. */
    private static double[] parts(Averaging averaging, int steps) {
        double[] parts = new double[steps];
        for (int step = 0; step < steps; step++) {
            double pace = averaging.pace(step, TOTAL);
            assertThat(pace).isGreaterThan(0).isLessThanOrEqualTo(1);
            for (int i = 0; i < step; i++) {
                parts[i] *= 1 - pace;
            }
            parts[step] = pace;
        }
        return parts;
    }

    @Test
    void aNetApproachesAnotherInAllItsNumbers() {
        Weights from = TestNets.seasoned(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS, 3);
        Weights to = TestNets.seasoned(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS, 4);
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager manager = engine.newBaseManager(Device.cpu());
                ResidualNet net = new ResidualNet(from, manager);
                ResidualNet goal = new ResidualNet(to, manager)) {
            JniUtils.setGradMode(false);
            net.approach(goal, 0.25, manager);
            Weights quarter = net.weights();
            net.approach(goal, 1, manager);
            for (Parameter parameter : from.layout().parameters()) {
                String name = parameter.name();
                for (int i = 0; i < parameter.size(); i++) {
                    assertThat(quarter.values(name)[i])
                            .isCloseTo(0.75f * from.values(name)[i] + 0.25f * to.values(name)[i], within(1e-6f));
                }
            }
            assertThat(net.weights().toBytes()).isEqualTo(to.toBytes());
            assertThat(goal.weights().toBytes()).isEqualTo(to.toBytes());
        }
    }
}
