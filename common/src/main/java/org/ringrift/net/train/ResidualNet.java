package org.ringrift.net.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ringrift.net.NetLayout;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;

/**
 * The net of {@link NetLayout} as tensors that can be trained. Written as plain tensor operations over named
 * parameters: weights are created, stored and exported by this project's own code, and nothing of a framework's block
 * machinery is needed. Results belong to the manager of the inputs. Not thread-safe.
 */
final class ResidualNet implements AutoCloseable {
    private static final Shape ONE = new Shape(1, 1);
    /** Part of the old running statistics that one training step keeps. */
    private static final float STATISTICS_MOMENTUM = 0.9f;

    /** What the pass is for. */
    enum Mode {
        /** Normalise by the batch's statistics and update the running ones. */
        TRAINING,
        /** Normalise by the running statistics. */
        INFERENCE
    }

    /**
     * Results of a pass.
     *
     * @param cells what the policy head knows of each cell of each row, [B * S * S, filters]
     * @param single policy logits of the scalars, [B, scalars]
     * @param values [B, n] in [-1, 1], counted from the mover
     */
    record Output(NDArray cells, NDArray single, NDArray values) {}

    private final NetLayout layout;
    private final NDManager manager;
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();

    /**
     * @param weights to start from
     * @param parent manager on the device to compute on; this net takes a child of it
     */
    ResidualNet(Weights weights, NDManager parent) {
        this.layout = weights.layout();
        this.manager = parent.newSubManager();
        for (Parameter parameter : layout.parameters()) {
            NDArray tensor = manager.create(weights.values(parameter.name()), shapeOf(parameter));
            tensor.setRequiresGradient(parameter.kind().trained());
            tensors.put(parameter.name(), tensor);
        }
    }

    static Shape shapeOf(Parameter parameter) {
        long[] dims = new long[parameter.dims().length];
        for (int i = 0; i < dims.length; i++) {
            dims[i] = parameter.dims()[i];
        }
        return new Shape(dims);
    }

    NDArray tensor(String name) {
        return tensors.get(name);
    }

    /** @return a copy of all parameters and statistics */
    Weights weights() {
        Map<String, float[]> values = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> values.put(name, tensor.toFloatArray()));
        return Weights.of(layout, values);
    }

    /**
     * Moves all parameters and statistics towards those of another net of the same layout, in place.
     *
     * @param goal the other net
     * @param pace part of the way, 0 to 1; 1 gives the other's numbers exactly
     * @param scratch takes temporary tensors
     */
    void approach(ResidualNet goal, double pace, NDManager scratch) {
        NDArray left = scratch.create((float) (1 - pace));
        tensors.forEach((name, tensor) -> {
            NDArray there = goal.tensor(name);
            tensor.subi(there).muli(left).addi(there);
        });
    }

    /**
     * @param features [B, C, S, S]
     * @param globals [B, G]
     * @param mode what the pass is for
     * @return the heads' outputs
     */
    Output forward(NDArray features, NDArray globals, Mode mode) {
        NDArray trunk = trunk(features, globals, mode);
        long batch = features.getShape().get(0);
        NDArray policy = relu(normalise(convolve(trunk, "policy.conv", 1), "policy.norm", mode));
        NDArray cells = policy.transpose(0, 2, 3, 1)
                .reshape(batch * layout.shape().area(), layout.architecture().filters());
        NDArray single = linear(pooled(trunk, globals), "policy.scalars");
        NDArray value = relu(normalise(convolve(trunk, "value.conv", 1), "value.norm", mode));
        NDArray hidden = relu(linear(pooled(value, globals), "value.hidden"));
        NDArray values = linear(hidden, "value.out").getNDArrayInternal().tanh();
        return new Output(cells, single, values);
    }

    /**
     * Some logits of the planes. A large board has more than 100,000 of them, and a position a few hundred legal moves: to
     * compute all of them took most of a step.
     *
     * @param cells of {@link Output}
     * @param rows int64 [N], which cell of which row each is of
     * @param planes int64 [N], which plane each is of
     * @return [N]
     */
    NDArray spatialLogits(NDArray cells, NDArray rows, NDArray planes) {
        NDArray weight = matrix("policy.planes.weight", rows.getManager());
        NDArray bias = matrix("policy.planes.bias", rows.getManager());
        NDArray products = picked(cells, rows).mul(picked(weight, planes)).sum(new int[] {1});
        return products.add(picked(bias, planes).flatten());
    }

    /** A parameter as one row for each of its outputs. */
    private NDArray matrix(String name, NDManager scratch) {
        NDArray parameter = tensor(name);
        NDArray matrix = parameter.reshape(parameter.getShape().get(0), -1);
        matrix.attach(scratch);
        return matrix;
    }

    /** Rows of a matrix. */
    private static NDArray picked(NDArray matrix, NDArray rows) {
        return rows.getNDArrayInternal()
                .embedding(rows, matrix, SparseFormat.DENSE)
                .singletonOrThrow();
    }

    private NDArray trunk(NDArray features, NDArray globals, Mode mode) {
        long batch = features.getShape().get(0);
        NDArray stem = normalise(convolve(features, "stem.conv", 3), "stem.norm", mode);
        NDArray bias = linear(globals, "stem.globals")
                .reshape(batch, layout.architecture().filters(), 1, 1);
        NDArray x = relu(stem.add(bias));
        for (int block = 0; block < layout.architecture().blocks(); block++) {
            String name = "block" + block;
            NDArray inner = relu(normalise(convolve(x, name + ".conv1", 3), name + ".norm1", mode));
            inner = normalise(convolve(inner, name + ".conv2", 3), name + ".norm2", mode);
            x = relu(inner.add(x));
        }
        return x;
    }

    private NDArray convolve(NDArray x, String name, int kernel) {
        Shape padding = new Shape(kernel / 2, kernel / 2);
        return x.getNDArrayInternal()
                .convolution(x, tensor(name + ".weight"), null, ONE, padding, ONE, 1)
                .singletonOrThrow();
    }

    private NDArray normalise(NDArray x, String name, Mode mode) {
        return x.getNDArrayInternal()
                .batchNorm(
                        x,
                        tensor(name + ".mean"),
                        tensor(name + ".variance"),
                        tensor(name + ".scale"),
                        tensor(name + ".offset"),
                        -1, // DJL's PyTorch engine takes -1 as "channels are dimension 1" without transposing
                        STATISTICS_MOMENTUM,
                        NetLayout.EPSILON,
                        mode == Mode.TRAINING)
                .singletonOrThrow();
    }

    private NDArray linear(NDArray x, String name) {
        return x.getNDArrayInternal()
                .linear(x, tensor(name + ".weight"), tensor(name + ".bias"))
                .singletonOrThrow();
    }

    private static NDArray relu(NDArray x) {
        return x.getNDArrayInternal().relu();
    }

    private static NDArray pooled(NDArray x, NDArray globals) {
        Shape shape = x.getShape();
        NDArray cells = x.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3));
        return NDArrays.concat(new NDList(cells.mean(new int[] {2}), cells.max(new int[] {2}), globals), 1);
    }

    @Override
    public void close() {
        manager.close();
    }
}
