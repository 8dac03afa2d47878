package org.ringrift.net.onnx;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.OnnxGraph.Element;

/**
 * The parts of a net's graph that are the same in every {@link Precision}: its inputs and outputs, layers of float32
 * and the value head behind its first layer.
 *
 * <p>Linear layers are written as 1 x 1 convolutions: these treat each row of a batch alike wherever it stands,
 * which matrix products do not promise.
 */
final class GraphLayers {
    private final Weights weights;
    private final NetShape shape;
    private final OnnxGraph graph = new OnnxGraph();

    /** Begins a graph with the inputs and outputs of {@link OnnxExport}. */
    GraphLayers(Weights weights) {
        this.weights = weights;
        this.shape = weights.layout().shape();
        graph.input("features", Element.FLOAT32, "batch", shape.channels(), shape.side(), shape.side());
        graph.input("globals", Element.FLOAT32, "batch", shape.globals());
        graph.input("legal", Element.INT64, "batch", "moves", 2);
        graph.output("logits", Element.FLOAT32, "batch", "moves");
        graph.output("values", Element.FLOAT32, "batch", shape.players());
        graph.node("Unsqueeze", "globals.cells", "globals", graph.longs("axes.cells", 2, 3));
    }

    OnnxGraph graph() {
        return graph;
    }

    /** From the activations of the value head's convolution to the output {@code values}. */
    void valuesFrom(String activations) {
        pooled(activations, "value.pooled");
        linear("value.hidden", NetLayout.VALUE_HIDDEN, 2 * NetLayout.VALUE_FILTERS + shape.globals(), "value.pooled");
        graph.node("Relu", "value.active", "value.hidden");
        linear("value.out", shape.players(), NetLayout.VALUE_HIDDEN, "value.active");
        graph.node("Flatten", "axis", 1, "value.flat", "value.out");
        graph.node("Tanh", "values", "value.flat");
    }

    /** Mean and maximum of each channel over the board, and the globals. */
    void pooled(String of, String result) {
        graph.node("GlobalAveragePool", result + ".mean", of);
        graph.node("GlobalMaxPool", result + ".max", of);
        graph.node("Concat", "axis", 1, result, result + ".mean", result + ".max", "globals.cells");
    }

    /**
     * The scalar policy logits, [B, scalars + 1]: one output more than there are scalars, always 0, the logit of
     * "none".
     */
    void scalarLogits(String trunk) {
        pooled(trunk, "policy.pooled");
        int inputs = 2 * weights.layout().architecture().filters() + shape.globals();
        affine("policy.scalars", shape.policyScalars(), inputs, "policy.pooled", 1);
        graph.node("Flatten", "axis", 1, "policy.single", "policy.scalars");
    }

    void linear(String name, int out, int in, String operand) {
        affine(name, out, in, operand, 0);
    }

    /** @param zeroOutputs outputs to add that are always 0 */
    void affine(String name, int out, int in, String operand, int zeroOutputs) {
        int padded = out + zeroOutputs;
        float[] weight = Arrays.copyOf(weights.values(name + ".weight"), padded * in);
        float[] bias = Arrays.copyOf(weights.values(name + ".bias"), padded);
        convolution(name, weight, bias, new int[] {padded, in, 1}, operand);
    }

    /** @param sizes outputs, inputs and edge of the kernel */
    void convolution(String name, float[] weight, float[] bias, int[] sizes, String operand) {
        String w = graph.floats(name + ".weight", weight, sizes[0], sizes[1], sizes[2], sizes[2]);
        graph.convolution(name, sizes[2], operand, w, graph.floats(name + ".bias", bias, sizes[0]));
    }

    /**
     * Ends the graph.
     *
     * @param encoder the encoder of the inputs, kept in the file so that the model's identity covers it
     * @param more metadata besides what every net has
     */
    byte[] toBytes(Manifest.Encoder encoder, Map<String, String> more) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(OnnxExport.CONFIG_KEY, shape.configKey());
        metadata.put("architecture", weights.layout().architecture().name());
        metadata.put("encoder", encoder.name());
        metadata.put("encoder_version", Integer.toString(encoder.version()));
        metadata.putAll(more);
        return graph.toBytes("ringrift-net", metadata);
    }
}
