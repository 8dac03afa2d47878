package org.ringrift.net.train;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.Weights;

/**
 * Trains a net step by step with DJL on PyTorch. The loss of a batch is {@code policyWeight} times the mean
 * cross-entropy between the targets and the softmax over the legal moves, plus {@code valueWeight} times the mean
 * squared error of all seats' values. Both are means over samples, each as often as its weight says; the policy's may count by
 * surprise besides ({@link SurpriseWeights}). With the same state, batches and number of threads, the course is the same to
 * the bit on one CPU. Close it to free native memory.
 */
public final class NetTrainer implements AutoCloseable {
    /** The engine can collect gradients for one computation in the process at a time. */
    private static final Object ENGINE_LOCK = new Object();

    private final TrainingOptions options;
    private final Engine engine;
    private final NDManager manager;
    private final ResidualNet net;
    private final ResidualNet served;
    private final AdamW optimiser;
    private final BatchTensors tensors;

    private record Losses(NDArray logits, NDArray values, NDArray policy, NDArray value) {}

    /**
     * @param weights to start from, with a fresh optimiser
     * @param options how to train
     * @throws UserError when the options name a GPU that PyTorch does not see
     */
    public NetTrainer(Weights weights, TrainingOptions options) {
        this(TrainerState.start(weights, options.averaging()), options);
    }

    NetTrainer(TrainerState state, TrainingOptions options) {
        this.options = options;
        this.engine = TorchLibrary.engine();
        this.manager = engine.newBaseManager(device(engine, options.device()));
        this.net = new ResidualNet(state.weights(), manager);
        this.served = state.averaged()
                .map(averaged -> new ResidualNet(averaged, manager))
                .orElse(net);
        this.optimiser = new AdamW(net, state, options, manager);
        this.tensors = new BatchTensors(state.weights().layout().shape());
    }

    /**
     * One step of training, whose weights are served as they are.
     *
     * @param batch the samples, at least 2
     * @param rate learning rate
     * @return losses and accuracies before the step
     * @throws StageFailure when the loss is no longer a finite number
     */
    public LossMetrics step(TrainingBatch batch, double rate) {
        MetricsSum sum = new MetricsSum();
        step(batch, rate, 1, sum);
        return sum.mean();
    }

    /**
     * One step of training.
     *
     * @param pace part of the way that the average of the weights, where one is made, goes to those after the step
     */
    void step(TrainingBatch batch, double rate, double pace, MetricsSum sum) {
        synchronized (ENGINE_LOCK) {
            prepareThread();
            try (NDManager scratch = manager.newSubManager()) {
                BatchTensors.Tensors inputs = tensors.tensors(batch, scratch);
                Losses losses;
                try (GradientCollector collector = engine.newGradientCollector()) {
                    losses = losses(net, inputs, ResidualNet.Mode.TRAINING);
                    NDArray total = taught(losses, inputs, batch, scratch)
                            .mul((float) options.policyWeight())
                            .add(losses.value().mul((float) options.valueWeight()));
                    collector.backward(total);
                }
                addTo(sum, batch, losses);
                optimiser.step(scratch, rate);
                if (served != net) {
                    served.approach(net, pace, scratch);
                }
            }
        }
    }

    /**
     * Measures the weights that would be served, without learning, by the running statistics.
     *
     * @param batch the samples
     * @return losses and accuracies
     * @throws StageFailure when a loss is not a finite number
     */
    public LossMetrics evaluate(TrainingBatch batch) {
        MetricsSum sum = new MetricsSum();
        evaluate(batch, sum);
        return sum.mean();
    }

    void evaluate(TrainingBatch batch, MetricsSum sum) {
        synchronized (ENGINE_LOCK) {
            prepareThread();
            try (NDManager scratch = manager.newSubManager()) {
                addTo(sum, batch, losses(served, tensors.tensors(batch, scratch), ResidualNet.Mode.INFERENCE));
            }
        }
    }

    /**
     * Predicts as the exported net does; for comparing the two, not for speed.
     *
     * @param batch the samples; targets and values are not looked at
     * @return two arrays: logits of the legal moves [count, moves] (unused slots hold a very negative number), and
     *     values [count, n]
     */
    public float[][] predict(TrainingBatch batch) {
        synchronized (ENGINE_LOCK) {
            prepareThread();
            try (NDManager scratch = manager.newSubManager()) {
                Losses losses = losses(served, tensors.tensors(batch, scratch), ResidualNet.Mode.INFERENCE);
                return new float[][] {
                    losses.logits().toFloatArray(), losses.values().toFloatArray()
                };
            }
        }
    }

    /** @return a copy of the weights that would be served, with running statistics */
    public Weights weights() {
        return served.weights();
    }

    /** Native tensors alive between steps; grows when a step leaks. */
    int heldTensors() {
        return manager.getManagedArrays().size();
    }

    TrainerState state() {
        return optimiser.state(served == net ? Optional.empty() : Optional.of(served.weights()));
    }

    private static Losses losses(ResidualNet net, BatchTensors.Tensors inputs, ResidualNet.Mode mode) {
        ResidualNet.Output output = net.forward(inputs.features(), inputs.globals(), mode);
        NDArray spatial = net.spatialLogits(output.cells(), inputs.cells(), inputs.planes());
        NDArray factors =
                NDArrays.concat(new NDList(inputs.constants(), output.single().flatten(), spatial));
        NDArray logits = factors.take(inputs.first()).add(factors.take(inputs.second()));
        NDArray policy = crossEntropy(logits, inputs.policyWeights());
        NDArray errors = output.values().sub(inputs.values()).square();
        NDArray value = inputs.valueWeights() == null
                ? errors.mean()
                : errors.mul(inputs.valueWeights()).sum();
        return new Losses(logits, output.values(), policy, value);
    }

    private static NDArray crossEntropy(NDArray logits, NDArray weights) {
        return logits.logSoftmax(1).mul(weights).sum().neg();
    }

    /** The policy's loss that a step follows: the one that is reported, unless samples count by surprise. */
    private NDArray taught(Losses losses, BatchTensors.Tensors inputs, TrainingBatch batch, NDManager scratch) {
        if (options.surprise() == 0) {
            return losses.policy();
        }
        float[] factors = SurpriseWeights.factors(batch, losses.logits().toFloatArray(), options.surprise());
        NDArray weights = inputs.policyWeights().mul(scratch.create(factors, new Shape(batch.count(), 1)));
        return crossEntropy(losses.logits(), weights);
    }

    private void addTo(MetricsSum sum, TrainingBatch batch, Losses losses) {
        float policy = losses.policy().getFloat();
        float value = losses.value().getFloat();
        if (!Float.isFinite(policy) || !Float.isFinite(value)) {
            throw new StageFailure("Cannot go on training: the loss is no longer a number (policy " + policy
                    + ", value " + value + "). Check the samples or lower the learning rate.");
        }
        sum.add(
                batch,
                policy,
                value,
                losses.logits().toFloatArray(),
                losses.values().toFloatArray());
    }

    /** Both settings belong to the calling thread in PyTorch, which may be another one than at the last call. */
    private void prepareThread() {
        JniUtils.setNumThreads(options.threads());
        JniUtils.setGradMode(false);
    }

    private static Device device(Engine engine, ComputeDevice wanted) {
        if (!wanted.isGpu()) {
            return Device.cpu();
        }
        int seen = engine.getGpuCount();
        if (wanted.gpu() >= seen) {
            throw new UserError("Cannot train on " + wanted + ": this PyTorch sees " + seen
                    + " GPUs. Train on the CPU, or put PyTorch's CUDA libraries in PYTORCH_LIBRARY_PATH.");
        }
        return Device.gpu(wanted.gpu());
    }

    @Override
    public void close() {
        manager.close();
    }
}
