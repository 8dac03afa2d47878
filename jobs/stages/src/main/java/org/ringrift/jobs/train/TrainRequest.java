package org.ringrift.jobs.train;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.train.LearningRate;
import org.ringrift.net.train.TrainingOptions;
import org.ringrift.rules.GameConfig;

/**
 * What to train. Start from {@link #of} and change what differs.
 *
 * @param config configuration that the net plays
 * @param dataset identity of the dataset, or {@value #LATEST}
 * @param size name of a net size or architecture; null for that of the initial model, or {@code small} without one
 * @param init weights to start from: {@value #NONE}, {@value #PRODUCTION}, {@value #LATEST}, a sha256 or its first 8
 *     digits or more; null for the production model if there is one, else none
 * @param epochs passes over the training samples
 * @param batchSize samples of a step
 * @param learningRate peak of the learning rate
 * @param weightDecay decay of AdamW
 * @param seed of weights and batches
 * @param precision in which the trained net is served
 */
public record TrainRequest(
        GameConfig config,
        String dataset,
        String size,
        String init,
        int epochs,
        int batchSize,
        double learningRate,
        double weightDecay,
        long seed,
        Precision precision)
        implements Serializable {
    /** The newest dataset of the standard profile, or the newest model. */
    public static final String LATEST = "latest";
    /** The present production model. */
    public static final String PRODUCTION = "production";
    /** Random weights. */
    public static final String NONE = "none";

    /** Most epochs. */
    public static final int MAX_EPOCHS = 10_000;
    /** Most samples of a step. */
    public static final int MAX_BATCH = 65_536;

    /** @throws UserError if a number is out of range */
    public TrainRequest {
        if (epochs < 1 || epochs > MAX_EPOCHS) {
            throw new UserError("Cannot train for " + epochs + " epochs: the range is 1 to " + MAX_EPOCHS + ".");
        }
        if (batchSize < 2 || batchSize > MAX_BATCH) {
            throw new UserError("Cannot train in batches of " + batchSize + ": the range is 2 to " + MAX_BATCH + ".");
        }
        if (!(learningRate > 0 && learningRate <= 1)) {
            throw new UserError(
                    "Cannot train at learning rate " + learningRate + ": it must be above 0, and at most 1.");
        }
        if (!(weightDecay >= 0 && weightDecay <= 1)) {
            throw new UserError("Cannot train with weight decay " + weightDecay + ": the range is 0 to 1.");
        }
    }

    /** A training with the defaults of {@link TrainingOptions#defaults()}. */
    public static TrainRequest of(GameConfig config, String dataset) {
        TrainingOptions options = TrainingOptions.defaults();
        return new TrainRequest(
                config,
                dataset,
                null,
                null,
                options.epochs(),
                options.batchSize(),
                options.learningRate().peak(),
                options.weightDecay(),
                options.seed(),
                Precision.INT8);
    }

    /** The same for a net of a stated size. */
    public TrainRequest withSize(String newSize) {
        return new TrainRequest(
                config, dataset, newSize, init, epochs, batchSize, learningRate, weightDecay, seed, precision);
    }

    /** The same from other weights. */
    public TrainRequest withInit(String newInit) {
        return new TrainRequest(
                config, dataset, size, newInit, epochs, batchSize, learningRate, weightDecay, seed, precision);
    }

    /** The same with another number of epochs and another batch size. */
    public TrainRequest withLength(int newEpochs, int newBatchSize) {
        return new TrainRequest(
                config, dataset, size, init, newEpochs, newBatchSize, learningRate, weightDecay, seed, precision);
    }

    /** The same with another peak of the learning rate and another weight decay. */
    public TrainRequest withRates(double newLearningRate, double newWeightDecay) {
        return new TrainRequest(
                config, dataset, size, init, epochs, batchSize, newLearningRate, newWeightDecay, seed, precision);
    }

    /** The same with another seed. */
    public TrainRequest withSeed(long newSeed) {
        return new TrainRequest(
                config, dataset, size, init, epochs, batchSize, learningRate, weightDecay, newSeed, precision);
    }

    /** The same for a net that is served in another precision. */
    public TrainRequest withPrecision(Precision newPrecision) {
        return new TrainRequest(
                config, dataset, size, init, epochs, batchSize, learningRate, weightDecay, seed, newPrecision);
    }

    /** The options of the training itself. */
    TrainingOptions options(ComputeDevice device, int threads) {
        TrainingOptions defaults = TrainingOptions.defaults();
        LearningRate rate = new LearningRate(
                learningRate,
                defaults.learningRate().schedule(),
                defaults.learningRate().warmupSteps());
        return new TrainingOptions(
                epochs,
                batchSize,
                rate,
                weightDecay,
                defaults.gradientClip(),
                defaults.policyWeight(),
                defaults.valueWeight(),
                defaults.patience(),
                seed,
                threads,
                device);
    }

    /** The request as it is recorded with its run. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", config.key());
        parameters.put("dataset", dataset);
        parameters.put("size", size == null ? "default" : size);
        parameters.put("init", init == null ? "default" : init);
        parameters.put("epochs", epochs);
        parameters.put("batch", batchSize);
        parameters.put("learning_rate", learningRate);
        parameters.put("weight_decay", weightDecay);
        parameters.put("seed", seed);
        parameters.put("precision", precision.key());
        return parameters;
    }
}
