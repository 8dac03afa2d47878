package org.ringrift.net;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.net.OnnxGraph.Element;

/**
 * Writes trained weights as an ONNX graph, normalisations folded into the convolutions.
 *
 * <p>Inputs: {@code features} float32 [B, C, S, S]; {@code globals} float32 [B, G]; {@code legal} int64 [B, K, 2], for
 * each legal move the policy indices of its two factors, {@code policySize} standing for "none" (also in unused
 * slots). Outputs: {@code logits} float32 [B, K], the sum of a move's two logits, where "none" counts 0; {@code
 * values} float32 [B, n] in [-1, 1], index k being the seat k turns after the mover.
 *
 * <p>Linear layers are written as 1 x 1 convolutions: these treat each row of a batch alike wherever it stands,
 * which matrix products do not promise.
 */
public final class OnnxExport {
    /** Key of the file's metadata that holds the game configuration. */
    static final String CONFIG_KEY = "config_key";

    private final Weights weights;
    private final NetShape shape;
    private final int filters;
    private final OnnxGraph graph = new OnnxGraph();

    private OnnxExport(Weights weights) {
        this.weights = weights;
        this.shape = weights.layout().shape();
        this.filters = weights.layout().architecture().filters();
    }

    /**
     * @param weights a trained net
     * @param encoder the encoder of its inputs, kept in the file so that the model's identity covers it
     * @return the content of {@code net.onnx}; the same arguments give the same bytes
     */
    public static byte[] toBytes(Weights weights, Manifest.Encoder encoder) {
        return new OnnxExport(weights).write(encoder);
    }

    private byte[] write(Manifest.Encoder encoder) {
        graph.input("features", Element.FLOAT32, "batch", shape.channels(), shape.side(), shape.side());
        graph.input("globals", Element.FLOAT32, "batch", shape.globals());
        graph.input("legal", Element.INT64, "batch", "moves", 2);
        graph.output("logits", Element.FLOAT32, "batch", "moves");
        graph.output("values", Element.FLOAT32, "batch", shape.players());
        graph.node("Unsqueeze", "globals.cells", "globals", graph.longs("axes.cells", 2, 3));
        trunk();
        policy();
        values();
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(CONFIG_KEY, shape.configKey());
        metadata.put("architecture", weights.layout().architecture().name());
        metadata.put("encoder", encoder.name());
        metadata.put("encoder_version", Integer.toString(encoder.version()));
        return graph.toBytes("ringrift-net", metadata);
    }

    private void trunk() {
        normalised("stem.conv", "stem.norm", filters, shape.channels(), 3, "features");
        linear("stem.globals", filters, shape.globals(), "globals.cells");
        graph.node("Add", "stem.sum", "stem.conv", "stem.globals");
        String x = graph.node("Relu", "stem", "stem.sum");
        for (int block = 0; block < weights.layout().architecture().blocks(); block++) {
            String name = "block" + block;
            normalised(name + ".conv1", name + ".norm1", filters, filters, 3, x);
            graph.node("Relu", name + ".relu1", name + ".conv1");
            normalised(name + ".conv2", name + ".norm2", filters, filters, 3, name + ".relu1");
            graph.node("Add", name + ".sum", name + ".conv2", x);
            boolean last = block == weights.layout().architecture().blocks() - 1;
            x = graph.node("Relu", last ? "trunk" : name, name + ".sum");
        }
    }

    private void policy() {
        normalised("policy.conv", "policy.norm", filters, filters, 1, "trunk");
        graph.node("Relu", "policy.relu", "policy.conv");
        affine("policy.planes", shape.policyPlanes(), filters, "policy.relu", 0);
        graph.node("Flatten", "axis", 1, "policy.spatial", "policy.planes");
        pooled("trunk", "policy.pooled");
        // One output more than there are scalars, always 0: the logit of "none".
        affine("policy.scalars", shape.policyScalars(), 2 * filters + shape.globals(), "policy.pooled", 1);
        graph.node("Flatten", "axis", 1, "policy.single", "policy.scalars");
        long spatial = shape.spatialPolicySize();
        String first = graph.longs("first.single", spatial);
        graph.node("Reshape", "legal.flat", "legal", graph.longs("shape.flat", 0, -1));
        graph.node("Less", "legal.spatial", "legal.flat", first);
        graph.node("Min", "index.spatial", "legal.flat", graph.longs("last.spatial", spatial - 1));
        graph.node("Sub", "index.shifted", "legal.flat", first);
        graph.node("Max", "index.single", "index.shifted", graph.longs("zero", 0));
        graph.node("GatherElements", "axis", 1, "gathered.spatial", "policy.spatial", "index.spatial");
        graph.node("GatherElements", "axis", 1, "gathered.single", "policy.single", "index.single");
        graph.node("Where", "factors.flat", "legal.spatial", "gathered.spatial", "gathered.single");
        graph.node("Reshape", "factors", "factors.flat", graph.longs("shape.factors", 0, -1, 2));
        graph.node("ReduceSum", "keepdims", 0, "logits", "factors", graph.longs("axes.factors", 2));
    }

    private void values() {
        normalised("value.conv", "value.norm", NetLayout.VALUE_FILTERS, filters, 1, "trunk");
        graph.node("Relu", "value.relu", "value.conv");
        pooled("value.relu", "value.pooled");
        linear("value.hidden", NetLayout.VALUE_HIDDEN, 2 * NetLayout.VALUE_FILTERS + shape.globals(), "value.pooled");
        graph.node("Relu", "value.active", "value.hidden");
        linear("value.out", shape.players(), NetLayout.VALUE_HIDDEN, "value.active");
        graph.node("Flatten", "axis", 1, "value.flat", "value.out");
        graph.node("Tanh", "values", "value.flat");
    }

    private void pooled(String of, String result) {
        graph.node("GlobalAveragePool", result + ".mean", of);
        graph.node("GlobalMaxPool", result + ".max", of);
        graph.node("Concat", "axis", 1, result, result + ".mean", result + ".max", "globals.cells");
    }

    private void normalised(String name, String normalisation, int out, int in, int kernel, String operand) {
        FoldedConvolution folded = FoldedConvolution.of(weights, name, normalisation);
        convolution(name, folded.weight(), folded.bias(), new int[] {out, in, kernel}, operand);
    }

    private void linear(String name, int out, int in, String operand) {
        affine(name, out, in, operand, 0);
    }

    private void affine(String name, int out, int in, String operand, int zeroOutputs) {
        int padded = out + zeroOutputs;
        float[] weight = Arrays.copyOf(weights.values(name + ".weight"), padded * in);
        float[] bias = Arrays.copyOf(weights.values(name + ".bias"), padded);
        convolution(name, weight, bias, new int[] {padded, in, 1}, operand);
    }

    private void convolution(String name, float[] weight, float[] bias, int[] sizes, String operand) {
        String w = graph.floats(name + ".weight", weight, sizes[0], sizes[1], sizes[2], sizes[2]);
        graph.convolution(name, sizes[2], operand, w, graph.floats(name + ".bias", bias, sizes[0]));
    }
}
