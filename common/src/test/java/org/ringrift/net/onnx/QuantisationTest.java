package org.ringrift.net.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class QuantisationTest {
    @Seeded(cases = 200)
    void everyNumberOfTheRangeIsMetWithinAStep(Draw draw) {
        float one = (float) draw.between(-50.0, 50.0);
        float other = (float) draw.between(-50.0, 50.0);
        float least = Math.min(one, other);
        float most = Math.max(one, other);
        Quantisation quantisation = Quantisation.ofRange(least, most);
        for (float number : new float[] {least, most, 0, (least + most) / 2}) {
            double step = Math.rint(number / quantisation.scale()) + quantisation.zero();
            double nearest = Math.max(0, Math.min(255, step));
            assertThat((nearest - quantisation.zero()) * quantisation.scale())
                    .isCloseTo(number, within(quantisation.scale() * 1.001));
        }
    }

    @Test
    void activationsThatAreNeverNegativeUseAllBytes() {
        assertThat(Quantisation.ofRange(0, 2.55f)).isEqualTo(new Quantisation(0.01f, 0));
        assertThat(Quantisation.ofRange(1, 2.55f)).isEqualTo(new Quantisation(0.01f, 0));
        assertThat(Quantisation.ofRange(-2.55f, -1)).isEqualTo(new Quantisation(0.01f, 255));
        assertThat(Quantisation.ofRange(0, 0)).isEqualTo(new Quantisation(1, 0));
    }

    @Test
    void aRangeThatIsNotFiniteIsRefused() {
        assertThatThrownBy(() -> Quantisation.ofRange(0, Float.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot quantise by scale Infinity and zero 0: the scale must be above 0 and the zero from"
                        + " 0 to 255. Check the net.");
    }

    @Seeded(cases = 100)
    void weightsComeBackWithinHalfAStep(Draw draw) {
        // A range of one number makes all weights alike, as of an output that was never trained.
        double most = draw.between(0.0, 2.0);
        double least = draw.of(List.of(most, -2.0, -2.0, -2.0));
        float[] weight = new float[24];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) draw.between(least, most);
        }
        QuantisedWeights quantised =
                QuantisedWeights.of(new FoldedConvolution(weight, new float[] {1, -2, 0.5f}), 3, 0.01f);
        for (int i = 0; i < weight.length; i++) {
            float scale = quantised.scales()[i / 8];
            assertThat(quantised.weight()[i]).isBetween((byte) -64, (byte) 64);
            assertThat(quantised.weight()[i] * scale).isCloseTo(weight[i], within(0.501f * scale));
        }
        for (int out = 0; out < 3; out++) {
            assertThat(quantised.biasScales()[out]).isEqualTo(quantised.scales()[out] * 0.01f);
        }
    }

    @Test
    void anOutputWithoutWeightsKeepsItsBias() {
        QuantisedWeights quantised =
                QuantisedWeights.of(new FoldedConvolution(new float[4], new float[] {0.25f}), 1, 0.5f);
        assertThat(quantised.weight()).containsOnly((byte) 0);
        assertThat(quantised.bias()[0] * quantised.biasScales()[0]).isCloseTo(0.25f, within(0.25f));
    }
}
