package org.ringrift.net.onnx;

import java.util.Map;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.Weights;

/**
 * Writes trained weights as an ONNX graph whose convolutions over the board compute in 8-bit integers: the net of
 * {@link OnnxExport} with the same inputs and outputs. Activations are unsigned bytes with one scale for each tensor,
 * fixed when the net is exported, so that a row's result does not depend on its batch; weights are signed bytes with
 * one scale for each output channel. What belongs to no cell, globals, scalar logits and the end of the value head,
 * stays float32.
 *
 * <p>The graph is written in the quantise-dequantise form, in which it is a float32 graph with rounding; ONNX Runtime
 * fuses it into integer operators when it loads it.
 */
final class QuantisedExport {
    /** Feature planes hold fractions of 5, 6 and 8, all of which are multiples of 1/240. */
    private static final Quantisation FEATURES = new Quantisation(1f / 240, 0);

    private final Weights weights;
    private final NetShape shape;
    private final int filters;
    private final ActivationRanges ranges;
    private final GraphLayers layers;
    private final OnnxGraph graph;

    private QuantisedExport(Weights weights, ActivationRanges ranges) {
        this.weights = weights;
        this.shape = weights.layout().shape();
        this.filters = weights.layout().architecture().filters();
        this.ranges = ranges;
        this.layers = new GraphLayers(weights);
        this.graph = layers.graph();
    }

    /**
     * @param weights a trained net
     * @param encoder the encoder of its inputs
     * @param ranges what its activations were seen to hold
     * @return the content of {@code net.onnx}; the same arguments give the same bytes
     */
    static byte[] toBytes(Weights weights, Manifest.Encoder encoder, ActivationRanges ranges) {
        return new QuantisedExport(weights, ranges).write(encoder);
    }

    private byte[] write(Manifest.Encoder encoder) {
        Bytes trunk = trunk();
        policy(trunk);
        layers.valuesFrom(activated("value.conv", "value.norm", NetLayout.VALUE_FILTERS, 1, trunk, "value.relu")
                .floats());
        return layers.toBytes(encoder, Map.of("precision", Precision.INT8.key()));
    }

    /**
     * A tensor of unsigned bytes.
     *
     * @param floats name of the numbers that they stand for
     * @param meaning of a byte
     */
    private record Bytes(String floats, Quantisation meaning) {}

    private Bytes trunk() {
        Bytes x = bytes("features", FEATURES);
        FoldedConvolution stem = FoldedConvolution.of(weights, "stem.conv", "stem.norm");
        convolution("stem.conv", stem, new int[] {filters, shape.channels(), 3}, x);
        Bytes planes = bytes("stem.conv", ranges.of("stem.conv"));
        layers.linear("stem.globals", filters, shape.globals(), "globals.cells");
        graph.node("Add", "stem.sum", planes.floats(), "stem.globals");
        x = rectified("stem.sum", "stem");
        for (int block = 0; block < weights.layout().architecture().blocks(); block++) {
            String name = "block" + block;
            Bytes inner = activated(name + ".conv1", name + ".norm1", filters, 3, x, name + ".relu1");
            FoldedConvolution second = FoldedConvolution.of(weights, name + ".conv2", name + ".norm2");
            convolution(name + ".conv2", second, new int[] {filters, filters, 3}, inner);
            Bytes added = bytes(name + ".conv2", ranges.of(name + ".conv2"));
            graph.node("Add", name + ".sum", added.floats(), x.floats());
            boolean last = block == weights.layout().architecture().blocks() - 1;
            x = rectified(name + ".sum", last ? "trunk" : name);
        }
        return x;
    }

    private void policy(Bytes trunk) {
        Bytes cells = activated("policy.conv", "policy.norm", filters, 1, trunk, "policy.relu");
        Quantisation logits = ranges.of("policy.planes", "policy.scalars");
        FoldedConvolution planes =
                new FoldedConvolution(weights.values("policy.planes.weight"), weights.values("policy.planes.bias"));
        convolution("policy.planes", planes, new int[] {shape.policyPlanes(), filters, 1}, cells);
        String spatial = quantised("policy.planes", "policy.planes", logits);
        layers.scalarLogits(trunk.floats());
        String single = quantised("policy.single", "policy.single", logits);
        // The legal moves are picked while the logits are bytes, and only those become floats.
        graph.node("Flatten", "axis", 1, "policy.spatial", spatial);
        graph.node("Concat", "axis", 1, "policy", "policy.spatial", single);
        graph.node("Reshape", "legal.flat", "legal", graph.longs("shape.flat", 0, -1));
        graph.node("GatherElements", "axis", 1, "gathered", "policy", "legal.flat");
        graph.node(
                "Reshape",
                "factors",
                dequantised("gathered", "policy.planes", "factors.flat"),
                graph.longs("shape.factors", 0, -1, 2));
        graph.node("ReduceSum", "keepdims", 0, "logits", "factors", graph.longs("axes.factors", 2));
    }

    private Bytes activated(String name, String normalisation, int out, int kernel, Bytes operand, String result) {
        FoldedConvolution folded = FoldedConvolution.of(weights, name, normalisation);
        convolution(name, folded, new int[] {out, filters, kernel}, operand);
        return rectified(name, result);
    }

    /** The bytes of max(x, 0): where byte 0 stands for 0, whatever is less becomes 0 of itself. */
    private Bytes rectified(String of, String result) {
        return bytes(of, result, ranges.of(result));
    }

    private Bytes bytes(String of, Quantisation meaning) {
        return bytes(of, of, meaning);
    }

    private Bytes bytes(String of, String result, Quantisation meaning) {
        String bytes = quantised(of, result, meaning);
        return new Bytes(dequantised(bytes, result, result + ".floats"), meaning);
    }

    private String quantised(String of, String result, Quantisation meaning) {
        String scale = graph.scalar(result + ".scale", meaning.scale());
        String zero = graph.unsignedByte(result + ".zero", meaning.zero());
        return graph.node("QuantizeLinear", result + ".bytes", of, scale, zero);
    }

    /** @param like the tensor whose bytes mean the same */
    private String dequantised(String of, String like, String result) {
        return graph.node("DequantizeLinear", result, of, like + ".scale", like + ".zero");
    }

    private void convolution(String name, FoldedConvolution layer, int[] sizes, Bytes operand) {
        QuantisedWeights quantised =
                QuantisedWeights.of(layer, sizes[0], operand.meaning().scale());
        String scale = graph.floats(name + ".weight.scale", quantised.scales(), sizes[0]);
        String weight = graph.bytes(name + ".weight", quantised.weight(), sizes[0], sizes[1], sizes[2], sizes[2]);
        String biasScale = graph.floats(name + ".bias.scale", quantised.biasScales(), sizes[0]);
        String bias = graph.ints(name + ".bias", quantised.bias());
        graph.node("DequantizeLinear", "axis", 0, weight + ".floats", weight, scale, channelZeros(name, sizes[0]));
        graph.node("DequantizeLinear", "axis", 0, bias + ".floats", bias, biasScale);
        graph.convolution(name, sizes[2], operand.floats(), weight + ".floats", bias + ".floats");
    }

    private String channelZeros(String name, int channels) {
        return graph.bytes(name + ".weight.zero", new byte[channels], channels);
    }
}
