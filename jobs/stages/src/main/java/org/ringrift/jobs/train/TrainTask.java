package org.ringrift.jobs.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.ContentId;
import org.ringrift.jobs.cluster.TaskDevice;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.EpochMetrics;
import org.ringrift.net.Manifest;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.NetShapes;
import org.ringrift.net.Weights;
import org.ringrift.net.store.StoredModel;
import org.ringrift.net.train.LossMetrics;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.Training;
import org.ringrift.net.train.TrainingOptions;
import org.ringrift.net.train.TrainingResult;
import org.ringrift.rules.GameConfig;

/**
 * A training as it runs on an executor.
 *
 * @param config configuration that the net plays
 * @param course how it is trained
 * @param data its dataset
 * @param parent model whose weights it starts from, null for random ones
 * @param architecture name of the net's trunk
 * @param threads CPU threads to use, 0 for those that Spark gave to the task
 * @param warehouse location of the warehouse
 * @param hadoop configuration of its file system
 * @param listener is told of each epoch
 */
record TrainTask(
        GameConfig config,
        TrainingCourse course,
        TrainingData data,
        String parent,
        String architecture,
        int threads,
        String warehouse,
        SerializableConfiguration hadoop,
        EpochListener listener)
        implements Serializable {
    /** Raised whenever the same training would give other numbers. */
    private static final String FORMAT = "ringrift-training-1";

    /** The identity of the training: the sha256 of all that determines it. */
    String trainingId() {
        Manifest.Encoder encoder = NetShapes.encoder(config, data.profile());
        ContentId identity = ContentId.of(FORMAT)
                .with("config", config.key())
                .with("dataset", data.datasetId())
                .with("parent", parent)
                .with("architecture", architecture)
                .with("encoder", encoder.name() + "/" + encoder.version())
                .with("epochs", course.epochs())
                .with("batch", course.batchSize())
                .with("learning_rate", course.learningRate())
                .with("weight_decay", course.weightDecay())
                .with("seed", course.seed())
                .with("precision", course.precision().key());
        if (course.averaging() > 0) { // trainings were named before weights were averaged
            identity.with("averaging", course.averaging());
        }
        if (course.surprise() > 0) { // and before samples counted by surprise
            identity.with("surprise", course.surprise());
        }
        if (data.weighted()) { // trainings were named before weights of samples were looked at
            identity.with("weighted", true);
        }
        return identity.sha256();
    }

    /**
     * Trains, from the checkpoint where there is one, and stores the model's files.
     *
     * @param counts is told what is done
     */
    TrainedNet run(TrainingCounts counts) {
        TaskContext context = TaskContext.get();
        TrainingOptions options = course.options(TaskDevice.current(), threads > 0 ? threads : context.cpus());
        Warehouse target = Warehouse.at(warehouse, hadoop.value());
        NetShape shape = NetShapes.of(config, data.profile());
        SampleLoader loader = new SampleLoader(target, data, shape, counts.samples()::add);
        SampleSource samples = new WatchedSamples(loader.load(TrainingData.TRAIN), counts.samples());
        SampleSource train = new WatchedSamples(samples, counts.learned());
        SampleSource validation = new WatchedSamples(loader.load(TrainingData.VALIDATION), counts.samples());
        LakeCheckpoint checkpoint = new LakeCheckpoint(target, trainingId(), System::nanoTime);
        int[] ran = new int[1];
        TrainingResult result = new Training(initialWeights(target, shape), options, data.datasetId(), checkpoint)
                .run(train, validation, epoch -> {
                    ran[0]++;
                    EpochMetrics ended = metrics(epoch, options, validation, checkpoint.seconds());
                    counts.epochs().add(ended);
                    listener.epochEnded(ended);
                });
        List<EpochMetrics> epochs = new ArrayList<>();
        result.epochs().forEach(epoch -> epochs.add(metrics(epoch, options, validation, checkpoint.seconds())));
        Manifest.Encoder encoder = NetShapes.encoder(config, data.profile());
        StoredModel model = StoredModel.of(result.weights(), encoder, parent, data.datasetId(), result.summary(options))
                .servedBy(course.precision().export(result.weights(), encoder, samples));
        String uri = new LakeModelStore(target).write(model);
        return new TrainedNet(
                model.identity(),
                ManifestJson.toJson(model.manifest()),
                uri,
                epochs,
                result.bestEpoch(),
                ran[0],
                options.device().toString());
    }

    private Weights initialWeights(Warehouse target, NetShape shape) {
        return parent == null
                ? Weights.initial(NetLayout.of(shape, NetArchitecture.parse(architecture)), course.seed())
                : new LakeModelStore(target).read(parent).weights();
    }

    private static EpochMetrics metrics(
            org.ringrift.net.train.EpochMetrics epoch,
            TrainingOptions options,
            SampleSource validationSamples,
            List<Double> seconds) {
        LossMetrics train = epoch.train();
        LossMetrics validation = validationSamples.size() == 0 ? null : epoch.validation();
        return new EpochMetrics(
                epoch.epoch(),
                train.loss(options),
                train.policyLoss(),
                train.valueLoss(),
                train.policyAccuracy(),
                train.valueAccuracy(),
                validation == null ? null : validation.loss(options),
                validation == null ? null : validation.policyLoss(),
                validation == null ? null : validation.valueLoss(),
                validation == null ? null : validation.policyAccuracy(),
                validation == null ? null : validation.valueAccuracy(),
                seconds.get(epoch.epoch() - 1));
    }
}
