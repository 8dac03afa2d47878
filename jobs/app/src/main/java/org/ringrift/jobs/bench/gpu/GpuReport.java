package org.ringrift.jobs.bench.gpu;

import java.util.List;
import org.ringrift.jobs.bench.Machine;

/**
 * What was measured.
 *
 * @param machine where
 * @param device what the net was computed on
 * @param config the games
 * @param net its trunk
 * @param tasks that played at the same time
 * @param batches for each size of a batch
 */
public record GpuReport(
        Machine machine, String device, String config, String net, int tasks, List<BatchRates> batches) {
    /** What self-play should reach of the net alone: .8. */
    public static final double GOAL = 0.8;

    /** Copies the list. */
    public GpuReport {
        batches = List.copyOf(batches);
    }

    /**
     * Rates with one size of batch.
     *
     * @param batch positions in a computation
     * @param bare evaluations a second of the net alone
     * @param selfplay evaluations a second of all tasks together
     * @param fill share of a batch that self-play used, 0 to 1
     * @param training samples a second
     */
    public record BatchRates(int batch, double bare, double selfplay, double fill, double training) {
        /** Self-play as a share of the net alone. */
        public double share() {
            return selfplay / bare;
        }
    }

    /** The greatest share of any batch. */
    public double bestShare() {
        return batches.stream().mapToDouble(BatchRates::share).max().orElseThrow();
    }
}
