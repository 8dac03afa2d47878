package org.ringrift.jobs.train;

import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.stage.StageReport;

/**
 * What a train run did.
 *
 * @param runId the run
 * @param model the trained model's row
 * @param present whether it was there before, so that nothing was done
 * @param epochsHere epochs that this run has computed; the others were in a checkpoint or the row
 * @param trainSamples samples of the dataset to learn from
 * @param validationSamples samples of the dataset to validate with
 * @param device where it was trained, null if it was not
 * @param seconds wall time of training and storing
 */
public record TrainReport(
        String runId,
        ModelRow model,
        boolean present,
        int epochsHere,
        long trainSamples,
        long validationSamples,
        String device,
        double seconds)
        implements StageReport {
    /** The model's epochs that were trained before this run, a line each; it has shown its own as they ended. */
    public List<String> earlierEpochLines() {
        return model.epochs().stream()
                .limit(model.epochs().size() - epochsHere)
                .map(EpochLine::of)
                .toList();
    }

    /** Samples learnt from in a second of this run; 0 if it trained nothing. */
    public double samplesPerSecond() {
        return epochsHere == 0 || seconds <= 0 ? 0 : epochsHere * trainSamples / seconds;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of(
                "epochs",
                (long) epochsHere,
                "train_samples",
                trainSamples,
                "validation_samples",
                validationSamples,
                "models_added",
                present ? 0L : 1L);
    }
}
