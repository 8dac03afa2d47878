package org.ringrift.jobs.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.net.onnx.Precision;
import org.ringrift.rules.GameConfig;

/**
 * What to train. Start from {@link #of} and change what differs.
 *
 * @param config configuration that the net plays
 * @param dataset identity of the dataset, or {@value #LATEST}
 * @param size name of a net size or architecture; empty for that of the initial model, or {@code small} without one
 * @param init weights to start from: {@value #NONE}, {@value #PRODUCTION}, {@value #LATEST}, a sha256 or its first 8
 *     digits or more; empty for the production model if there is one, else none
 * @param course how it is trained
 */
public record TrainRequest(
        @Domain(
                description = "Configuration that the net plays, such as hex8_2p.",
                label = "BOARD_Np",
                form = Form.CONFIG)
        GameConfig config,

        @Domain(
                description = "Identity of the dataset, or latest for the newest one.",
                label = "ID",
                byDefault = TrainRequest.LATEST)
        String dataset,

        @Domain(
                description = "Net: tiny, small, medium, large, or an architecture such as resnet-b4-c48.",
                label = "SIZE",
                form = Form.NET,
                otherwise = "that of the initial model; small without one")
        Optional<String> size,

        @Domain(
                description = "Weights to start from: production, latest, none or a model's sha256.",
                label = "MODEL",
                otherwise = "production if there is a production model, else none")
        Optional<String> init,

        TrainingCourse course)
        implements ConfigRequest {
    /** The newest dataset of the standard profile, or the newest model. */
    public static final String LATEST = "latest";
    /** The present production model. */
    public static final String PRODUCTION = "production";
    /** Random weights. */
    public static final String NONE = "none";

    /** The usual training on a dataset. */
    public static TrainRequest of(GameConfig config, String dataset) {
        return TrainStage.REQUESTS.of(
                Map.of("config", List.of(config.key()), "dataset", List.of(dataset)), field -> field.option());
    }

    /** The same for a net of a stated size. */
    public TrainRequest withSize(String newSize) {
        return new TrainRequest(config, dataset, Optional.of(newSize), init, course);
    }

    /** The same from other weights. */
    public TrainRequest withInit(String newInit) {
        return new TrainRequest(config, dataset, size, Optional.of(newInit), course);
    }

    /** The same with another number of epochs and another batch size. */
    public TrainRequest withLength(int epochs, int batchSize) {
        return with(new TrainingCourse(
                epochs,
                batchSize,
                course.learningRate(),
                course.weightDecay(),
                course.averaging(),
                course.surprise(),
                course.seed(),
                course.precision()));
    }

    /** The same with another peak of the learning rate and another weight decay. */
    public TrainRequest withRates(double learningRate, double weightDecay) {
        return with(new TrainingCourse(
                course.epochs(),
                course.batchSize(),
                learningRate,
                weightDecay,
                course.averaging(),
                course.surprise(),
                course.seed(),
                course.precision()));
    }

    /** The same for a net whose weights are averaged over another part of the steps. */
    public TrainRequest withAveraging(double share) {
        return with(new TrainingCourse(
                course.epochs(),
                course.batchSize(),
                course.learningRate(),
                course.weightDecay(),
                share,
                course.surprise(),
                course.seed(),
                course.precision()));
    }

    /** The same with another part of the weight that is given by surprise. */
    public TrainRequest withSurprise(double part) {
        return with(new TrainingCourse(
                course.epochs(),
                course.batchSize(),
                course.learningRate(),
                course.weightDecay(),
                course.averaging(),
                part,
                course.seed(),
                course.precision()));
    }

    /** The same with another seed. */
    public TrainRequest withSeed(long seed) {
        return with(new TrainingCourse(
                course.epochs(),
                course.batchSize(),
                course.learningRate(),
                course.weightDecay(),
                course.averaging(),
                course.surprise(),
                seed,
                course.precision()));
    }

    /** The same for a net that is served in another precision. */
    public TrainRequest withPrecision(Precision precision) {
        return with(new TrainingCourse(
                course.epochs(),
                course.batchSize(),
                course.learningRate(),
                course.weightDecay(),
                course.averaging(),
                course.surprise(),
                course.seed(),
                precision));
    }

    private TrainRequest with(TrainingCourse other) {
        return new TrainRequest(config, dataset, size, init, other);
    }
}
