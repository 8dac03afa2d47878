package org.ringrift.net.onnx;

import java.util.List;
import java.util.Map;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.OnnxGraph.Element;

/**
 * Writes trained weights as an ONNX graph of float32, normalisations folded into the convolutions.
 *
 * <p>Inputs: {@code features} float32 [B, C, S, S]; {@code globals} float32 [B, G]; {@code legal} int64 [B, K, 2], for
 * each legal move the policy indices of its two factors, {@code policySize} standing for "none" (also in unused
 * slots). Outputs: {@code logits} float32 [B, K], the sum of a move's two logits, where "none" counts 0; {@code
 * values} float32 [B, n] in [-1, 1], index k being the seat k turns after the mover.
 */
public final class OnnxExport {
    /** Key of the file's metadata that holds the game configuration. */
    public static final String CONFIG_KEY = "config_key";

    private final Weights weights;
    private final NetShape shape;
    private final int filters;
    private final GraphLayers layers;
    private final OnnxGraph graph;

    private OnnxExport(Weights weights) {
        this.weights = weights;
        this.shape = weights.layout().shape();
        this.filters = weights.layout().architecture().filters();
        this.layers = new GraphLayers(weights);
        this.graph = layers.graph();
    }

    /**
     * @param weights a trained net
     * @param encoder the encoder of its inputs, kept in the file so that the model's identity covers it
     * @return the content of {@code net.onnx}; the same arguments give the same bytes
     */
    public static byte[] toBytes(Weights weights, Manifest.Encoder encoder) {
        return observable(weights, encoder, List.of());
    }

    /**
     * The same net with more outputs.
     *
     * @param tensors names of convolutions and activations that become outputs, float32 [B, channels, S, S]
     */
    static byte[] observable(Weights weights, Manifest.Encoder encoder, List<String> tensors) {
        return new OnnxExport(weights).write(encoder, tensors);
    }

    private byte[] write(Manifest.Encoder encoder, List<String> tensors) {
        trunk();
        policy();
        normalised("value.conv", "value.norm", NetLayout.VALUE_FILTERS, filters, 1, "trunk");
        graph.node("Relu", "value.relu", "value.conv");
        layers.valuesFrom("value.relu");
        for (String tensor : tensors) {
            graph.output(tensor, Element.FLOAT32, "batch", tensor + ".channels", tensor + ".rows", tensor + ".columns");
        }
        return layers.toBytes(encoder, Map.of());
    }

    private void trunk() {
        normalised("stem.conv", "stem.norm", filters, shape.channels(), 3, "features");
        layers.linear("stem.globals", filters, shape.globals(), "globals.cells");
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
        layers.affine("policy.planes", shape.policyPlanes(), filters, "policy.relu", 0);
        graph.node("Flatten", "axis", 1, "policy.spatial", "policy.planes");
        layers.scalarLogits("trunk");
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

    private void normalised(String name, String normalisation, int out, int in, int kernel, String operand) {
        FoldedConvolution folded = FoldedConvolution.of(weights, name, normalisation);
        layers.convolution(name, folded.weight(), folded.bias(), new int[] {out, in, kernel}, operand);
    }
}
