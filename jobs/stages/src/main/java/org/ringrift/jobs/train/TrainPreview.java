package org.ringrift.jobs.train;

import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.stage.StagePreview;

/**
 * What a train run would do.
 *
 * @param configKey configuration that the net plays
 * @param warehouse where the model would go
 * @param datasetId dataset that it learns from
 * @param trainSamples samples to learn from
 * @param validationSamples samples to validate with
 * @param architecture the net's trunk
 * @param parent sha256 of the model that it starts from; null for random weights
 * @param model sha256 of the model that this training gave before, so that nothing would be done; null if there is none
 * @param epochs passes over the samples
 * @param batch samples of a step
 * @param steps steps of an epoch
 * @param estimate how long it would take from the first epoch; a killed training goes on behind its last whole one
 */
public record TrainPreview(
        String configKey,
        WarehouseState warehouse,
        String datasetId,
        long trainSamples,
        long validationSamples,
        String architecture,
        String parent,
        String model,
        int epochs,
        int batch,
        long steps,
        Estimate estimate)
        implements StagePreview {
    /**
     * Steps of an epoch: the last one may be smaller, but a single sample is left out.
     *
     * @param samples samples to learn from
     * @param batch samples of a step
     * @return how many
     */
    public static long steps(long samples, int batch) {
        return samples / batch + (samples % batch >= 2 ? 1 : 0);
    }
}
