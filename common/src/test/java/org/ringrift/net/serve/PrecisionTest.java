package org.ringrift.net.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetShape;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.OnnxExport;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TestNets;
import org.ringrift.net.train.TrainingBatch;

class PrecisionTest {
    private static final NetShape SHAPE = TestNets.HEX8;
    private static final SampleSource SAMPLES = TestNets.samples(SHAPE, 300, 3);
    private static final int ROWS = 32;

    /** Logits and values of samples that calibration has not seen. */
    private static float[][] answers(StoredModel model) {
        TrainingBatch samples = TestNets.batch(SHAPE, ROWS, 99);
        try (OnnxNet net = OnnxNet.open(model, new ServingOptions(ROWS, 1, ComputeDevice.CPU));
                ServingBatch batch = net.newBatch()) {
            TestNets.fill(batch, samples);
            net.run(batch);
            float[] logits = new float[ROWS * batch.moves()];
            float[] values = new float[ROWS * SHAPE.players()];
            batch.logits().get(0, logits);
            batch.values().get(0, values);
            return new float[][] {logits, values};
        }
    }

    private static double meanDifference(float[] some, float[] others) {
        double sum = 0;
        for (int i = 0; i < some.length; i++) {
            sum += Math.abs(some[i] - others[i]);
        }
        return sum / some.length;
    }

    private static double spread(float[] numbers) {
        double mean = 0;
        double squares = 0;
        for (float number : numbers) {
            mean += number / numbers.length;
            squares += (double) number * number / numbers.length;
        }
        return Math.sqrt(squares - mean * mean);
    }

    @ParameterizedTest
    @CsvSource({"tiny", "small"})
    void integersAnswerNearlyAsFloatsDo(String size) {
        Weights weights = TestNets.seasoned(SHAPE, NetArchitecture.parse(size), 5);
        StoredModel floats = TestNets.model(weights);
        float[][] exact = answers(floats);
        float[][] rounded = answers(floats.servedBy(Precision.INT8.export(weights, TestNets.ENCODER, SAMPLES)));
        for (int output = 0; output < 2; output++) {
            assertThat(meanDifference(exact[output], rounded[output])).isBetween(1e-7, 0.15 * spread(exact[output]));
        }
    }

    @Test
    void theSameWeightsAndSamplesGiveTheSameFile() {
        Weights weights = TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 5);
        byte[] once = Precision.INT8.export(weights, TestNets.ENCODER, SAMPLES);
        assertThat(Precision.INT8.export(weights, TestNets.ENCODER, SAMPLES)).isEqualTo(once);
        assertThat(Precision.FLOAT32.export(weights, TestNets.ENCODER, SAMPLES))
                .isEqualTo(OnnxExport.toBytes(weights, TestNets.ENCODER));
    }

    @Test
    void anotherPrecisionIsAnotherModelOfTheSameWeights() {
        Weights weights = TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 5);
        StoredModel floats = TestNets.model(weights);
        StoredModel integers = floats.servedBy(Precision.INT8.export(weights, TestNets.ENCODER, SAMPLES));
        assertThat(integers.identity()).isNotEqualTo(floats.identity());
        assertThat(integers.weights().toBytes()).isEqualTo(floats.weights().toBytes());
        assertThat(integers.onnx().length).isLessThan(floats.onnx().length);
    }

    @Test
    void aNetWithoutSamplesIsNotQuantised() {
        Weights weights = TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 5);
        assertThatThrownBy(() -> Precision.INT8.export(weights, TestNets.ENCODER, TestNets.samples(SHAPE, 0, 1)))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot quantise a net without samples: the sizes of its activations are unknown. Give a"
                        + " dataset that is not empty, or export in float32.");
    }

    @Test
    void aNetThatDoesNotAnswerWithNumbersIsNotQuantised() {
        Weights weights = TestNets.seasoned(SHAPE, TestNets.TWO_BLOCKS, 5);
        Map<String, float[]> broken = new LinkedHashMap<>();
        for (Parameter parameter : weights.layout().parameters()) {
            broken.put(parameter.name(), weights.values(parameter.name()).clone());
        }
        Arrays.fill(broken.get("stem.norm.offset"), Float.POSITIVE_INFINITY);
        assertThatThrownBy(() -> Precision.INT8.export(Weights.of(weights.layout(), broken), TestNets.ENCODER, SAMPLES))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot quantise a net: its tensor stem.conv holds Infinity. Check the samples or train at"
                        + " a lower rate.");
    }

    @Test
    void aPrecisionIsReadByItsKey() {
        assertThat(Precision.parse("int8")).isEqualTo(Precision.INT8);
        assertThat(Precision.parse("float32")).isEqualTo(Precision.FLOAT32);
        assertThatThrownBy(() -> Precision.parse("int4"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot find precision 'int4', the nearest is int8: known are float32, int8.");
    }
}
