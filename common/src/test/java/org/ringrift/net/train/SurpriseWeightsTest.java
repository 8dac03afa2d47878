package org.ringrift.net.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;

class SurpriseWeightsTest {
    private static final NetShape SHAPE = TestNets.SMALL_BOARD;
    private static final float UNUSED = -1e9f;
    private static final List<String> PARTS_OF_LOGITS =
            List.of("policy.planes.weight", "policy.planes.bias", "policy.scalars.weight", "policy.scalars.bias");

    /** Two moves a sample, and a slot that none of them uses. */
    private static TrainingBatch batch(float[]... targets) {
        TrainingBatch batch = new TrainingBatch(SHAPE);
        batch.reset(targets.length, 3);
        for (int row = 0; row < targets.length; row++) {
            for (int move = 0; move < 2; move++) {
                batch.first()[row * 3 + move] = move;
                batch.targets()[row * 3 + move] = targets[row][move];
            }
        }
        return batch;
    }

    private static final float LOGIT = (float) Math.log(3); // against 0: .75 and .25

    @Test
    void theFactorsAreThoseOfTheDivergences() {
        TrainingBatch batch = batch(new float[] {.75f, .25f}, new float[] {.25f, .75f}, new float[] {1f, 0f});
        float[] logits = {LOGIT, 0, UNUSED, LOGIT, 0, UNUSED, LOGIT, 0, UNUSED};
        double contrary = .75 * Math.log(.75 / .25) + .25 * Math.log(.25 / .75);
        double sure = -Math.log(.75);
        double mean = (contrary + sure) / 3;
        float[] factors = SurpriseWeights.factors(batch, logits, 0.5);
        assertThat(factors[0]).as("what was expected").isCloseTo(.5f, within(1e-6f));
        assertThat(factors[1]).isCloseTo((float) (.5 + .5 * contrary / mean), within(1e-5f));
        assertThat(factors[2]).isCloseTo((float) (.5 + .5 * sure / mean), within(1e-5f));
        assertThat(SurpriseWeights.factors(batch, logits, 1)[0]).isCloseTo(0f, within(1e-6f));
        assertThat(SurpriseWeights.factors(batch, logits, 0)).containsOnly(1f);
    }

    @Test
    void theMeanIsOneByTheWeightsOfTheSamplesThatHaveAPolicy() {
        TrainingBatch batch =
                batch(new float[] {.5f, .5f}, new float[] {.1f, .9f}, new float[] {0f, 0f}, new float[] {.9f, .1f});
        float[] weights = {0.4f, 3f, 2f, 0.1f};
        for (int row = 0; row < weights.length; row++) {
            batch.weigh(row, weights[row]);
        }
        float[] logits = {LOGIT, 0, UNUSED, LOGIT, 0, UNUSED, LOGIT, 0, UNUSED, LOGIT, 0, UNUSED};
        float[] factors = SurpriseWeights.factors(batch, logits, 0.7);
        double mean = (0.4 * factors[0] + 3 * factors[1] + 0.1 * factors[3]) / 3.5;
        assertThat(mean).isCloseTo(1, within(1e-6));
        assertThat(factors[1]).isGreaterThan(factors[3]);
    }

    @Test
    void withoutAnySurpriseAllCountAlike() {
        TrainingBatch sure = batch(new float[] {1f, 0f}, new float[] {0f, 0f});
        float[] logits = {200, 0, UNUSED, 0, 0, UNUSED};
        assertThat(SurpriseWeights.factors(sure, logits, 1)).containsExactly(1f, 1f);
        TrainingBatch valuesOnly = batch(new float[] {0f, 0f});
        assertThat(SurpriseWeights.factors(valuesOnly, logits, 0.5)).containsExactly(1f);
    }

    /** The policy is uniform whatever the batch, so that its divergences from the targets are known before the step. */
    private static Weights indifferent() {
        NetLayout layout = NetLayout.of(SHAPE, TestNets.TWO_BLOCKS);
        Weights seasoned = TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 4);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : layout.parameters()) {
            float[] data = seasoned.values(parameter.name()).clone();
            if (PARTS_OF_LOGITS.contains(parameter.name())) {
                Arrays.fill(data, 0f);
            }
            values.put(parameter.name(), data);
        }
        return Weights.of(layout, values);
    }

    private static TrainingBatch differentTargets() {
        TrainingBatch batch = TestNets.batch(SHAPE, 4, 2);
        for (int move = 0; move < 9; move++) {
            batch.targets()[move] = 1f / 9;
            batch.targets()[2 * batch.moves() + move] = 0f;
        }
        return batch;
    }

    @Test
    void aStepFollowsTheWeighedLossAndReportsThePlainOne() {
        TrainingOptions plain = TrainingOptions.defaults();
        LossMetrics reported;
        Weights alike;
        try (NetTrainer trainer = new NetTrainer(indifferent(), plain)) {
            reported = trainer.step(differentTargets(), 1e-2);
            alike = trainer.weights();
        }
        Weights bySurprise;
        try (NetTrainer trainer = new NetTrainer(indifferent(), plain.withSurprise(0.5))) {
            assertThat(trainer.step(differentTargets(), 1e-2)).isEqualTo(reported);
            bySurprise = trainer.weights();
        }
        // The half of the weight that surprise gives goes to the second and fourth sample alone, whose targets are
        // equally
        // far from uniform; the third has no policy.
        float[] factors = {0.5f, 1.25f, 0f, 1.25f};
        TrainingBatch scaled = differentTargets();
        for (int slot = 0; slot < 4 * scaled.moves(); slot++) {
            scaled.targets()[slot] *= factors[slot / scaled.moves()];
        }
        Weights byHand;
        try (NetTrainer trainer = new NetTrainer(indifferent(), plain)) {
            trainer.step(scaled, 1e-2);
            byHand = trainer.weights();
        }
        for (String name : PARTS_OF_LOGITS) {
            for (int i = 0; i < byHand.values(name).length; i++) {
                assertThat(bySurprise.values(name)[i]).isCloseTo(byHand.values(name)[i], within(1e-6f));
            }
        }
        assertThat(PARTS_OF_LOGITS)
                .anySatisfy(name -> assertThat(bySurprise.values(name)).isNotEqualTo(alike.values(name)));
    }
}
