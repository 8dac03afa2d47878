package org.ringrift.jobs.train;

import java.io.Serializable;
import org.ringrift.jobs.config.Domain;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.train.Averaging;
import org.ringrift.net.train.LearningRate;
import org.ringrift.net.train.TrainingOptions;

/**
 * How a net is trained: the part of a request that its task needs.
 *
 * @param epochs passes over the training samples
 * @param batchSize samples of a step
 * @param learningRate peak of the learning rate
 * @param weightDecay decay of AdamW
 * @param averaging window of the average of the weights that is served, as a part of the steps: the rate then stays at its peak; 0
 *     for the last weights, while the rate falls
 * @param surprise part of all weight that policy samples share by how much their targets surprise the net; 0 for all alike
 * @param seed of weights and batches
 * @param precision in which the trained net is served
 */
public record TrainingCourse(
        @Domain(
                description = "Passes over the samples.",
                label = "E",
                unit = "epochs",
                min = 1,
                max = TrainingCourse.MAX_EPOCHS,
                byDefault = "10")
        int epochs,

        @Domain(
                name = "batch",
                description = "Samples of a step.",
                label = "B",
                unit = "samples",
                min = 2,
                max = 65_536,
                byDefault = "256")
        int batchSize,

        @Domain(
                name = "lr",
                description = "Peak of the learning rate.",
                label = "RATE",
                above = 0,
                max = 1,
                byDefault = "0.001")
        double learningRate,

        @Domain(description = "Decay of AdamW.", label = "D", min = 0, max = 1, byDefault = "0.01")
        double weightDecay,

        @Domain(
                description =
                        "Serve the average of the weights over about this part of the steps, and leave the learning rate"
                                + " at its peak; 0 for the last weights of a falling rate.",
                label = "SHARE",
                unit = "of the steps",
                min = 0,
                max = 1,
                byDefault = "0")
        double averaging,

        @Domain(
                description =
                        "Let this part of a step's weight go to the samples by how much their policies surprise the net.",
                label = "PART",
                unit = "of the weight",
                min = 0,
                max = 1,
                byDefault = "0")
        double surprise,

        @Domain(description = "Source of weights and batches.", label = "S", byDefault = "1")
        long seed,

        @Domain(
                description = "Numbers in which the trained net is served: int8, fast on CPUs, or float32, for GPUs.",
                label = "P",
                byDefault = "int8")
        Precision precision)
        implements Serializable {
    /** Most epochs. */
    public static final int MAX_EPOCHS = 10_000;

    /** The options of the training itself. */
    TrainingOptions options(ComputeDevice device, int threads) {
        TrainingOptions defaults = TrainingOptions.defaults();
        return new TrainingOptions(
                epochs,
                batchSize,
                new LearningRate(
                        learningRate, schedule(), defaults.learningRate().warmupSteps()),
                weightDecay,
                defaults.gradientClip(),
                defaults.policyWeight(),
                defaults.valueWeight(),
                new Averaging(averaging),
                surprise,
                defaults.patience(),
                seed,
                threads,
                device);
    }

    /**
     * A falling rate and an average both take the noise of single steps out of the weights. One of them is enough, and with an
     * average all steps are of full length: docs/guide/learning.md has what that is worth.
     */
    private LearningRate.Schedule schedule() {
        return averaging > 0
                ? LearningRate.Schedule.CONSTANT
                : TrainingOptions.defaults().learningRate().schedule();
    }
}
