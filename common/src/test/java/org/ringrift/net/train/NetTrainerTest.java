package org.ringrift.net.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.Weights;

class NetTrainerTest {
    private static final NetShape SHAPE = TestNets.SMALL_BOARD;
    private static final Weights START = Weights.initial(NetLayout.of(SHAPE, TestNets.TWO_BLOCKS), 11);

    private static NetTrainer trainer() {
        return new NetTrainer(START, TrainingOptions.defaults());
    }

    @Test
    void aFreshNetIsNearlyIndifferent() {
        try (NetTrainer trainer = trainer()) {
            LossMetrics metrics = trainer.evaluate(TestNets.batch(SHAPE, 64, 1));
            assertThat(metrics.policyLoss()).isCloseTo(Math.log(9), within(0.15));
            assertThat(metrics.valueLoss()).isCloseTo(1.0, within(0.15));
            assertThat(metrics.samples()).isEqualTo(64);
        }
    }

    @Test
    void trainingFitsABatch() {
        TrainingBatch batch = TestNets.batch(SHAPE, 32, 1);
        try (NetTrainer trainer = trainer()) {
            double entropy = -(0.8 * Math.log(0.8) + 0.2 * Math.log(0.2 / 8));
            LossMetrics last = null;
            for (int step = 0; step < 150; step++) {
                last = trainer.step(batch, 5e-3);
            }
            assertThat(last.policyLoss()).isBetween(entropy - 1e-3, entropy + 0.15);
            assertThat(last.valueLoss()).isLessThan(0.05);
            assertThat(last.policyAccuracy()).isGreaterThan(0.9);
            assertThat(last.valueAccuracy()).isGreaterThan(0.97);
        }
    }

    @Test
    void samplesWithoutPolicyTeachValuesOnly() {
        TrainingBatch batch = TestNets.batch(SHAPE, 8, 1);
        try (NetTrainer trainer = trainer()) {
            TrainingBatch half = TestNets.batch(SHAPE, 4, 1);
            for (int slot = 4 * batch.moves(); slot < 8 * batch.moves(); slot++) {
                batch.targets()[slot] = 0f;
            }
            LossMetrics metrics = trainer.evaluate(batch);
            assertThat(metrics.policySamples()).isEqualTo(4);
            assertThat(metrics.policyLoss()).isCloseTo(trainer.evaluate(half).policyLoss(), within(1e-5));
        }
    }

    @Test
    void theLossIsTheCrossEntropyOverTheLegalMovesAlone() {
        TrainingBatch batch = TestNets.batch(SHAPE, 5, 2);
        try (NetTrainer trainer =
                new NetTrainer(TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 4), TrainingOptions.defaults())) {
            float[] logits = trainer.predict(batch)[0];
            double loss = 0;
            for (int row = 0; row < 5; row++) {
                double sum = 0;
                for (int move = 0; move < 9; move++) {
                    sum += Math.exp(logits[row * batch.moves() + move]);
                }
                for (int move = 0; move < 9; move++) {
                    int slot = row * batch.moves() + move;
                    loss -= batch.targets()[slot] * (logits[slot] - Math.log(sum)) / 5;
                }
            }
            assertThat(trainer.evaluate(batch).policyLoss()).isCloseTo(loss, within(1e-4));
        }
    }

    @Test
    void weightsOfSamplesAreThoseOfTheLossesMeans() {
        TrainingBatch batch = TestNets.batch(SHAPE, 6, 2);
        int valuesOnly = 4;
        for (int move = 0; move < batch.moves(); move++) {
            batch.targets()[valuesOnly * batch.moves() + move] = 0f;
        }
        float[] weights = {0.1f, 3f, 1f, 1.5f, 2f, 0.4f};
        double[] sums = new double[4];
        try (NetTrainer trainer =
                new NetTrainer(TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 4), TrainingOptions.defaults())) {
            for (int row = 0; row < weights.length; row++) {
                LossMetrics alone = trainer.evaluate(only(batch, row));
                sums[0] += weights[row] * alone.policyLoss();
                sums[1] += row == valuesOnly ? 0 : weights[row];
                sums[2] += weights[row] * alone.valueLoss();
                sums[3] += weights[row];
            }
            LossMetrics alike = trainer.evaluate(batch);
            for (int row = 0; row < weights.length; row++) {
                batch.weigh(row, weights[row]);
            }
            LossMetrics weighted = trainer.evaluate(batch);
            assertThat(weighted.policyLoss())
                    .isCloseTo(sums[0] / sums[1], within(1e-5))
                    .isNotCloseTo(alike.policyLoss(), within(1e-3));
            assertThat(weighted.valueLoss())
                    .isCloseTo(sums[2] / sums[3], within(1e-5))
                    .isNotCloseTo(alike.valueLoss(), within(1e-3));
            assertThat(weighted.samples()).isEqualTo(6);
            assertThat(weighted.policySamples()).isEqualTo(5);
        }
    }

    /** One sample of a batch. */
    private static TrainingBatch only(TrainingBatch batch, int row) {
        TrainingBatch one = new TrainingBatch(SHAPE);
        one.reset(1, batch.moves());
        System.arraycopy(batch.features(), row * SHAPE.featureSize(), one.features(), 0, SHAPE.featureSize());
        System.arraycopy(batch.globals(), row * SHAPE.globals(), one.globals(), 0, SHAPE.globals());
        System.arraycopy(batch.values(), row * SHAPE.players(), one.values(), 0, SHAPE.players());
        System.arraycopy(batch.first(), row * batch.moves(), one.first(), 0, batch.moves());
        System.arraycopy(batch.second(), row * batch.moves(), one.second(), 0, batch.moves());
        System.arraycopy(batch.targets(), row * batch.moves(), one.targets(), 0, batch.moves());
        return one;
    }

    @Test
    void aStepFollowsTheWeightedLossAndTheNextBatchHasNoWeights() {
        int[] rows = {0, 1, 2, 3};
        SampleSource samples = TestNets.samples(SHAPE, rows.length, 5);
        TrainingBatch batch = new TrainingBatch(SHAPE);
        Weights alike = after(samples, rows, batch, 1f);
        Weights weighted = after(samples, rows, batch, 3f);
        assertThat(weighted).isNotEqualTo(alike);
        assertThat(after(samples, rows, batch, 1f).toBytes()).isEqualTo(alike.toBytes());
    }

    /** The weights of the net after a step in which the first sample counts so much. */
    private static Weights after(SampleSource samples, int[] rows, TrainingBatch batch, float weight) {
        samples.read(rows, 0, rows.length, batch);
        assertThat(batch.weighted()).isFalse();
        if (weight != 1f) {
            batch.weigh(0, weight);
        }
        try (NetTrainer trainer = trainer()) {
            trainer.step(batch, 1e-2);
            return trainer.weights();
        }
    }

    @Test
    void aWeightThatIsNotPositiveIsRefused() {
        TrainingBatch batch = TestNets.batch(SHAPE, 2, 1);
        for (float weight : new float[] {0f, -1f, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> batch.weigh(0, weight))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot weigh a sample by " + weight + ": a weight is a positive number.");
        }
    }

    @Test
    void aLossThatIsNoNumberStopsTheTraining() {
        TrainingBatch batch = TestNets.batch(SHAPE, 4, 1);
        batch.values()[2] = Float.NaN;
        try (NetTrainer trainer = trainer()) {
            assertThatThrownBy(() -> trainer.step(batch, 1e-3))
                    .isInstanceOf(StageFailure.class)
                    .hasMessageStartingWith("Cannot go on training: the loss is no longer a number");
        }
    }

    @Test
    void anIndexOutsideThePolicyIsRefused() {
        TrainingBatch batch = TestNets.batch(SHAPE, 4, 1);
        batch.first()[0] = SHAPE.policySize();
        try (NetTrainer trainer = trainer()) {
            assertThatThrownBy(() -> trainer.step(batch, 1e-3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot train on policy index 184: the policy of hex8_3p has 184 entries."
                            + " Check the encoder.");
        }
    }

    @Test
    void aGpuThatIsNotThereIsRefused() {
        TrainingOptions options = TrainingOptions.defaults().withDevice(ComputeDevice.gpu(99), 1);
        assertThatThrownBy(() -> new NetTrainer(START, options).close())
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot train on GPU 99: this PyTorch sees");
    }

    @Test
    void aStepFreesAllItsTensors() {
        assertThatStepsFreeTheirTensors(TrainingOptions.defaults());
        assertThatStepsFreeTheirTensors(TrainingOptions.defaults().withAveraging(new Averaging(0.5)));
    }

    private static void assertThatStepsFreeTheirTensors(TrainingOptions options) {
        TrainingBatch batch = TestNets.batch(SHAPE, 8, 1);
        try (NetTrainer trainer = new NetTrainer(START, options)) {
            trainer.step(batch, 1e-3);
            int before = trainer.heldTensors();
            for (int step = 0; step < 5; step++) {
                trainer.step(batch, 1e-3);
                trainer.evaluate(batch);
            }
            assertThat(trainer.heldTensors()).isEqualTo(before);
        }
    }
}
