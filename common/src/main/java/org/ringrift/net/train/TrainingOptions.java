package org.ringrift.net.train;

import org.ringrift.net.ComputeDevice;

/**
 * How a net is trained. Start from {@link #defaults()} and change what differs.
 *
 * @param epochs passes over the training samples, at least 1
 * @param batchSize samples of one step, at least 2
 * @param learningRate the rate over time
 * @param weightDecay decoupled decay of AdamW (Loshchilov and Hutter 2019), times the learning rate a step
 * @param gradientClip largest Euclidean norm of the whole gradient; longer ones are scaled down to it
 * @param policyWeight factor of the policy's cross-entropy in the loss
 * @param valueWeight factor of the values' mean squared error in the loss
 * @param averaging which average of the weights is validated and served
 * @param surprise part of a step's weight, from 0 to 1, that policy samples share by how much their targets surprise the net
 * @param patience epochs without a better validation loss after which training stops; 0 for never
 * @param seed decides the order of the samples
 * @param threads CPU threads for tensor operations, at least 1
 * @param device where to compute
 */
public record TrainingOptions(
        int epochs,
        int batchSize,
        LearningRate learningRate,
        double weightDecay,
        double gradientClip,
        double policyWeight,
        double valueWeight,
        Averaging averaging,
        double surprise,
        int patience,
        long seed,
        int threads,
        ComputeDevice device) {

    /** Refuses numbers out of range. */
    public TrainingOptions {
        require(epochs >= 1, "epochs", epochs, "at least 1");
        require(batchSize >= 2, "batch size", batchSize, "at least 2");
        require(weightDecay >= 0, "weight decay", weightDecay, "at least 0");
        require(gradientClip > 0, "gradient clip", gradientClip, "greater than 0");
        require(policyWeight >= 0, "policy weight", policyWeight, "at least 0");
        require(valueWeight >= 0, "value weight", valueWeight, "at least 0");
        require(surprise >= 0 && surprise <= 1, "surprise", surprise, "from 0 to 1");
        require(patience >= 0, "patience", patience, "at least 0");
        require(threads >= 1, "threads", threads, "at least 1");
    }

    /** @return 10 epochs of batches of 256 at 1e-3 with a cosine, one CPU thread, seed 1 */
    public static TrainingOptions defaults() {
        LearningRate rate = new LearningRate(1e-3, LearningRate.Schedule.COSINE, 50);
        return new TrainingOptions(10, 256, rate, 1e-2, 1.0, 1.0, 1.0, Averaging.NONE, 0, 0, 1L, 1, ComputeDevice.CPU);
    }

    /** @return these options with another number of epochs and another batch size */
    public TrainingOptions withLength(int newEpochs, int newBatchSize) {
        return new TrainingOptions(
                newEpochs,
                newBatchSize,
                learningRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                averaging,
                surprise,
                patience,
                seed,
                threads,
                device);
    }

    /** @return these options with another learning rate */
    public TrainingOptions withLearningRate(LearningRate newRate) {
        return new TrainingOptions(
                epochs,
                batchSize,
                newRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                averaging,
                surprise,
                patience,
                seed,
                threads,
                device);
    }

    /** @return these options with other loss weights */
    public TrainingOptions withLossWeights(double newPolicyWeight, double newValueWeight) {
        return new TrainingOptions(
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                gradientClip,
                newPolicyWeight,
                newValueWeight,
                averaging,
                surprise,
                patience,
                seed,
                threads,
                device);
    }

    /** @return these options with another average of the weights */
    public TrainingOptions withAveraging(Averaging newAveraging) {
        return new TrainingOptions(
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                newAveraging,
                surprise,
                patience,
                seed,
                threads,
                device);
    }

    /** @return these options with another part of the weight by surprise */
    public TrainingOptions withSurprise(double newSurprise) {
        return new TrainingOptions(
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                averaging,
                newSurprise,
                patience,
                seed,
                threads,
                device);
    }

    /** @return these options with another patience */
    public TrainingOptions withPatience(int newPatience) {
        return new TrainingOptions(
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                averaging,
                surprise,
                newPatience,
                seed,
                threads,
                device);
    }

    /** @return these options with another seed */
    public TrainingOptions withSeed(long newSeed) {
        return new TrainingOptions(
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                averaging,
                surprise,
                patience,
                newSeed,
                threads,
                device);
    }

    /** @return these options on another device and number of threads */
    public TrainingOptions withDevice(ComputeDevice newDevice, int newThreads) {
        return new TrainingOptions(
                epochs,
                batchSize,
                learningRate,
                weightDecay,
                gradientClip,
                policyWeight,
                valueWeight,
                averaging,
                surprise,
                patience,
                seed,
                newThreads,
                newDevice);
    }

    /** Everything that shapes the course of a training; threads and device only say where it runs. */
    String fingerprint() {
        return "epochs=" + epochs + " batch=" + batchSize + " rate=" + learningRate.peak() + "/"
                + learningRate.schedule() + "/" + learningRate.warmupSteps() + " decay=" + weightDecay + " clip="
                + gradientClip + " policy=" + policyWeight + " value=" + valueWeight + " patience=" + patience
                + " seed=" + seed
                + (averaging.averages() ? " averaging=" + averaging.share() : "") // checkpoints are older than averages
                + (surprise > 0 ? " surprise=" + surprise : ""); // and than weights by surprise
    }

    private static void require(boolean holds, String what, Number value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Cannot train with " + what + " " + value + ": it must be " + range + ". Change the option.");
        }
    }
}
