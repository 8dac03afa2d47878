package org.ringrift.jobs.train;

import java.io.Serializable;
import org.ringrift.jobs.config.Domain;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.train.LearningRate;
import org.ringrift.net.train.TrainingOptions;

/**
 * How a net is trained: the part of a request that its task needs.
 *
 * @param epochs passes over the training samples
 * @param batchSize samples of a step
 * @param learningRate peak of the learning rate
 * @param weightDecay decay of AdamW
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
}
