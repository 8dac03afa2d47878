package org.ringrift.jobs.driver.plan;

/**
 * Slows self-play when what comes behind it does not keep up. Each resource presses between 0 and 1, linearly from a low to
 * a high mark; the constants are those of RingRift's {@code backpressure.py} without the syncs, which do not exist here.
 */
public final class BackPressure {
    private static final double QUEUE_LOW = 5;
    private static final double QUEUE_HIGH = Limits.MOST_QUEUED;
    private static final double TRAINING_LOW = 1;
    private static final double TRAINING_HIGH = 5;
    private static final double DISK_LOW = 0.40;
    private static final double DISK_HIGH = 0.75;
    private static final double MEMORY_LOW = 0.30;
    private static final double MEMORY_HIGH = 0.70;

    private static final double QUEUE_WEIGHT = 0.25;
    private static final double MEMORY_WEIGHT = 0.25;
    private static final double TRAINING_WEIGHT = 0.20;
    private static final double DISK_WEIGHT = 0.15;
    private static final double WEIGHTS = QUEUE_WEIGHT + MEMORY_WEIGHT + TRAINING_WEIGHT + DISK_WEIGHT;

    private static final double NO_EFFECT = 0.2;
    private static final double FULL_EFFECT = 0.7;

    /** Below this multiplier self-play stops. */
    private static final double PAUSE = 0.1;

    private BackPressure() {}

    /**
     * The share of all slots that self-play may have. Pressure is the weighted mean, and at least that of a full queue,
     * disk or memory: a mean alone would go on filling a full disk, which weighs 0.15.
     *
     * @param limits what is there
     * @param trainings trainings in flight
     * @return 0..1
     */
    public static double multiplier(Limits limits, int trainings) {
        double queue = between(limits.queued(), QUEUE_LOW, QUEUE_HIGH);
        double memory = between(limits.memoryUsed(), MEMORY_LOW, MEMORY_HIGH);
        double disk = between(limits.diskUsed(), DISK_LOW, DISK_HIGH);
        double training = between(trainings, TRAINING_LOW, TRAINING_HIGH);
        double mean = (queue * QUEUE_WEIGHT + memory * MEMORY_WEIGHT + training * TRAINING_WEIGHT + disk * DISK_WEIGHT)
                / WEIGHTS;
        boolean full = queue >= 1 || memory >= 1 || disk >= 1;
        double pressure = full ? 1 : mean;
        double multiplier = 1 - between(pressure, NO_EFFECT, FULL_EFFECT);
        return multiplier < PAUSE ? 0 : multiplier;
    }

    private static double between(double value, double low, double high) {
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }
}
