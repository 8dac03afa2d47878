package org.ringrift.net.train;

/**
 * The learning rate over a training.
 *
 * @param peak the rate after the warm-up, greater than 0
 * @param schedule what follows the warm-up
 * @param warmupSteps steps in which the rate grows linearly from 0; at most a tenth of the training is spent so
 */
public record LearningRate(double peak, Schedule schedule, int warmupSteps) {
    /** A cosine ends at this part of the peak. */
    private static final double FLOOR = 0.01;

    /** The course after the warm-up. */
    public enum Schedule {
        /** Stays at the peak. */
        CONSTANT,
        /** Falls along half a cosine to a hundredth of the peak (Loshchilov and Hutter 2017, without restarts). */
        COSINE
    }

    /** Refuses rates that cannot train. */
    public LearningRate {
        if (!(peak > 0) || warmupSteps < 0) {
            throw new IllegalArgumentException("Cannot train at learning rate " + peak + " with " + warmupSteps
                    + " warm-up steps: the rate must be positive and the steps not negative.");
        }
    }

    /**
     * @param step steps done so far, from 0
     * @param totalSteps steps of the whole training
     * @return the rate of the next step
     */
    public double at(long step, long totalSteps) {
        long warmup = Math.min(warmupSteps, totalSteps / 10);
        if (step < warmup) {
            return peak * (step + 1) / (warmup + 1);
        }
        if (schedule == Schedule.CONSTANT || totalSteps <= warmup) {
            return peak;
        }
        double progress = Math.min(1.0, (double) (step - warmup) / (totalSteps - warmup));
        return peak * (FLOOR + (1 - FLOOR) * 0.5 * (1 + Math.cos(Math.PI * progress)));
    }
}
