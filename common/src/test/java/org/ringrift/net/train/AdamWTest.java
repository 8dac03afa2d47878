package org.ringrift.net.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetLayout;
import org.ringrift.net.Weights;

class AdamWTest {
    private static final double RATE = 0.01;
    private static final double DECAY = 0.1;
    private static final double CLIP = 2.0;

    /** The published algorithm in double precision, for a gradient of {@code slope} in each of n components. */
    private static double[] reference(double start, double slope, int components, int steps) {
        double scale = Math.min(1.0, CLIP / (slope * Math.sqrt(components)));
        double value = start;
        double first = 0;
        double second = 0;
        for (int step = 1; step <= steps; step++) {
            first = 0.9 * first + 0.1 * slope * scale;
            second = 0.999 * second + 0.001 * Math.pow(slope * scale, 2);
            value *= 1 - RATE * DECAY;
            value -= RATE * (first / (1 - Math.pow(0.9, step))) / Math.sqrt(second / (1 - Math.pow(0.999, step)));
        }
        return new double[] {value, first, second};
    }

    @Test
    void stepsFollowTheAlgorithmWithDecayAndClipping() {
        Weights weights = TestNets.seasoned(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS, 3);
        TrainingOptions defaults = TrainingOptions.defaults();
        TrainingOptions options = new TrainingOptions(
                1, 2, defaults.learningRate(), DECAY, CLIP, 1, 1, Averaging.NONE, 0, 0, 1, 1, ComputeDevice.CPU);
        Engine engine = Engine.getEngine("PyTorch");
        try (NDManager manager = engine.newBaseManager(Device.cpu());
                ResidualNet net = new ResidualNet(weights, manager);
                AdamW optimiser = new AdamW(net, TrainerState.start(weights, options.averaging()), options, manager)) {
            JniUtils.setGradMode(false);
            for (int step = 0; step < 3; step++) {
                try (NDManager scratch = manager.newSubManager()) {
                    try (GradientCollector collector = engine.newGradientCollector()) {
                        collector.backward(
                                net.tensor("value.out.weight").mul(3f).sum());
                    }
                    double norm = optimiser.step(scratch, RATE);
                    assertThat(norm).isCloseTo(3 * Math.sqrt(3 * NetLayout.VALUE_HIDDEN), within(1e-3));
                }
            }
            TrainerState after = optimiser.state(Optional.empty());
            float[] before = weights.values("value.out.weight");
            for (int i = 0; i < before.length; i++) {
                double[] expected = reference(before[i], 3, before.length, 3);
                assertThat(after.weights().values("value.out.weight")[i]).isCloseTo((float) expected[0], within(1e-5f));
                assertThat(after.firstMoments().get("value.out.weight")[i])
                        .isCloseTo((float) expected[1], within(1e-6f));
                assertThat(after.secondMoments().get("value.out.weight")[i])
                        .isCloseTo((float) expected[2], within(1e-7f));
            }
            assertThat(after.steps()).isEqualTo(3);
            assertThat(after.weights().values("value.out.bias"))
                    .as("no gradient and no decay")
                    .containsExactly(weights.values("value.out.bias"));
            assertThat(after.weights().values("stem.conv.weight")[0])
                    .as("no gradient, but decay")
                    .isCloseTo(
                            (float) (weights.values("stem.conv.weight")[0] * Math.pow(1 - RATE * DECAY, 3)),
                            within(1e-6f));
        }
    }
}
