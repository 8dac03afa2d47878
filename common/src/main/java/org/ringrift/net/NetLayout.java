package org.ringrift.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.net.Parameter.Kind;

/**
 * The tensors of a residual net in their fixed order: the one place that says how sizes follow from shape and
 * architecture. Training, files and export all read it.
 *
 * <p>The net: stem (3 x 3 convolution, normalisation, plus a linear map of the globals as a bias per channel, ReLU);
 * residual blocks; a spatial policy head (1 x 1, normalisation, ReLU, 1 x 1 to planes) with the scalar logits taken
 * from the pooled trunk and the globals; a value head (1 x 1, normalisation, ReLU, mean and maximum over the board,
 * globals, one hidden layer, tanh), one value per seat counted from the mover.
 */
public final class NetLayout {
    /** Channels of the value head before pooling. */
    public static final int VALUE_FILTERS = 32;

    /** Units of the value head's hidden layer. */
    public static final int VALUE_HIDDEN = 64;

    /** Added to variances before the root, as in PyTorch. */
    public static final float EPSILON = 1e-5f;

    /** Heads start near zero, so that a fresh net plays evenly and values every seat alike. */
    private static final float HEAD_SPREAD = 0.01f;

    private final NetShape shape;
    private final NetArchitecture architecture;
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();

    private NetLayout(NetShape shape, NetArchitecture architecture) {
        this.shape = shape;
        this.architecture = architecture;
        int filters = architecture.filters();
        convolution("stem.conv", filters, shape.channels(), 3);
        normalisation("stem.norm", filters);
        linear("stem.globals", filters, shape.globals(), rootOf(1.0 / shape.globals()));
        for (int block = 0; block < architecture.blocks(); block++) {
            for (int half = 1; half <= 2; half++) {
                convolution("block" + block + ".conv" + half, filters, filters, 3);
                normalisation("block" + block + ".norm" + half, filters);
            }
        }
        convolution("policy.conv", filters, filters, 1);
        normalisation("policy.norm", filters);
        add("policy.planes.weight", Kind.WEIGHT, HEAD_SPREAD, shape.policyPlanes(), filters, 1, 1);
        add("policy.planes.bias", Kind.OFFSET, 0f, shape.policyPlanes());
        linear("policy.scalars", shape.policyScalars(), 2 * filters + shape.globals(), HEAD_SPREAD);
        convolution("value.conv", VALUE_FILTERS, filters, 1);
        normalisation("value.norm", VALUE_FILTERS);
        int pooled = 2 * VALUE_FILTERS + shape.globals();
        linear("value.hidden", VALUE_HIDDEN, pooled, rootOf(2.0 / pooled));
        linear("value.out", shape.players(), VALUE_HIDDEN, HEAD_SPREAD);
    }

    /**
     * @param shape inputs and outputs
     * @param architecture the trunk
     * @return their layout
     */
    public static NetLayout of(NetShape shape, NetArchitecture architecture) {
        return new NetLayout(shape, architecture);
    }

    /** @return inputs and outputs */
    public NetShape shape() {
        return shape;
    }

    /** @return the trunk */
    public NetArchitecture architecture() {
        return architecture;
    }

    /** @return how many numbers training adjusts */
    public long trainedSize() {
        return parameters.values().stream()
                .filter(parameter -> parameter.kind().trained())
                .mapToLong(Parameter::size)
                .sum();
    }

    /** All parameters in the order of their files. */
    public List<Parameter> parameters() {
        return Collections.unmodifiableList(new ArrayList<>(parameters.values()));
    }

    Parameter parameter(String name) {
        Parameter parameter = parameters.get(name);
        if (parameter == null) {
            throw new IllegalArgumentException("Cannot find parameter " + name + " in " + architecture.name() + ".");
        }
        return parameter;
    }

    private void convolution(String name, int out, int in, int kernel) {
        add(name + ".weight", Kind.WEIGHT, rootOf(2.0 / (in * kernel * kernel)), out, in, kernel, kernel);
    }

    private void normalisation(String name, int channels) {
        add(name + ".scale", Kind.SCALE, 0f, channels);
        add(name + ".offset", Kind.OFFSET, 0f, channels);
        add(name + ".mean", Kind.MEAN, 0f, channels);
        add(name + ".variance", Kind.VARIANCE, 0f, channels);
    }

    private void linear(String name, int out, int in, float spread) {
        add(name + ".weight", Kind.WEIGHT, spread, out, in);
        add(name + ".bias", Kind.OFFSET, 0f, out);
    }

    private void add(String name, Kind kind, float spread, int... dims) {
        parameters.put(name, new Parameter(name, kind, dims, spread));
    }

    private static float rootOf(double variance) {
        return (float) Math.sqrt(variance);
    }
}
