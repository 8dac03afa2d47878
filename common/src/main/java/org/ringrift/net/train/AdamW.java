package org.ringrift.net.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.net.Parameter;
import org.ringrift.net.Weights;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) and clipping of the gradient's global norm. Its state
 * can be read and set, which the framework's own optimisers do not offer and exact resuming needs.
 */
final class AdamW implements AutoCloseable {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float UNCLIPPED = -1f;

    private final ResidualNet net;
    private final NDManager manager;
    private final List<Parameter> trained = new ArrayList<>();
    private final Map<String, NDArray> firstMoments = new LinkedHashMap<>();
    private final Map<String, NDArray> secondMoments = new LinkedHashMap<>();
    private final double weightDecay;
    private final double gradientClip;
    private long steps;

    AdamW(ResidualNet net, TrainerState state, TrainingOptions options, NDManager parent) {
        this.net = net;
        this.manager = parent.newSubManager();
        this.weightDecay = options.weightDecay();
        this.gradientClip = options.gradientClip();
        this.steps = state.steps();
        for (Parameter parameter : state.weights().layout().parameters()) {
            if (parameter.kind().trained()) {
                trained.add(parameter);
                String name = parameter.name();
                firstMoments.put(name, manager.create(state.firstMoments().get(name), ResidualNet.shapeOf(parameter)));
                secondMoments.put(
                        name, manager.create(state.secondMoments().get(name), ResidualNet.shapeOf(parameter)));
            }
        }
    }

    /**
     * Moves all parameters along their gradients and clears these.
     *
     * @param scratch takes temporary tensors
     * @param rate learning rate of this step
     * @return Euclidean norm of the gradient before clipping
     */
    double step(NDManager scratch, double rate) {
        steps++;
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        NDList squares = new NDList();
        for (Parameter parameter : trained) {
            NDArray gradient = net.tensor(parameter.name()).getGradient();
            gradient.attach(scratch); // else every step would leave its handles in the net's manager
            gradients.put(parameter.name(), gradient);
            squares.add(gradient.square().sum());
        }
        double norm = Math.sqrt(NDArrays.stack(squares).sum().getFloat());
        float rescale = (float) Math.min(1.0, gradientClip / (norm + 1e-6));
        double unbiased = rate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
        for (Parameter parameter : trained) {
            String name = parameter.name();
            NDArray value = net.tensor(name);
            NDList state = new NDList(value, gradients.get(name), firstMoments.get(name), secondMoments.get(name));
            value.getNDArrayInternal()
                    .adamUpdate(
                            state,
                            new NDList(value),
                            (float) rate,
                            (float) unbiased,
                            parameter.kind() == Parameter.Kind.WEIGHT ? (float) weightDecay : 0f,
                            rescale,
                            UNCLIPPED,
                            BETA1,
                            BETA2,
                            EPSILON,
                            false,
                            true);
        }
        return norm;
    }

    /** @param averaged average of the weights, where one is made */
    TrainerState state(Optional<Weights> averaged) {
        return new TrainerState(net.weights(), averaged, arrays(firstMoments), arrays(secondMoments), steps);
    }

    private static Map<String, float[]> arrays(Map<String, NDArray> tensors) {
        Map<String, float[]> arrays = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> arrays.put(name, tensor.toFloatArray()));
        return arrays;
    }

    @Override
    public void close() {
        manager.close();
    }
}
