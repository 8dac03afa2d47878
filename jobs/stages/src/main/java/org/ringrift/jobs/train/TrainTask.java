package org.ringrift.jobs.train;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;
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

/**
 * A training as it runs on an executor.
 *
 * @param request what was asked for
 * @param data its dataset
 * @param parent model whose weights it starts from, null for random ones
 * @param architecture name of the net's trunk
 * @param threads CPU threads to use, 0 for those that Spark gave to the task
 * @param warehouse location of the warehouse
 * @param hadoop configuration of its file system
 * @param listener is told of each epoch
 */
record TrainTask(
        TrainRequest request,
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
        Manifest.Encoder encoder = NetShapes.encoder(request.config());
        return ContentId.of(FORMAT)
                .with("config", request.config().key())
                .with("dataset", data.datasetId())
                .with("parent", parent)
                .with("architecture", architecture)
                .with("encoder", encoder.name() + "/" + encoder.version())
                .with("epochs", request.epochs())
                .with("batch", request.batchSize())
                .with("learning_rate", request.learningRate())
                .with("weight_decay", request.weightDecay())
                .with("seed", request.seed())
                .with("precision", request.precision().key())
                .sha256();
    }

    /**
     * Trains, from the checkpoint where there is one, and stores the model's files.
     *
     * @param progress counts samples that are loaded or read
     */
    TrainedNet run(LongAccumulator progress) {
        TaskContext context = TaskContext.get();
        TrainingOptions options = request.options(TaskDevice.current(), threads > 0 ? threads : context.cpus());
        Warehouse target = Warehouse.at(warehouse, hadoop.value());
        NetShape shape = NetShapes.of(request.config());
        SampleLoader loader = new SampleLoader(target, data, shape, progress::add);
        String label = "train " + request.config().key();
        SampleSource samples = new WatchedSamples(loader.load(TrainingData.TRAIN), progress);
        SampleSource train = new CountedSamples(samples, System.err, label);
        SampleSource validation = new WatchedSamples(loader.load(TrainingData.VALIDATION), progress);
        LakeCheckpoint checkpoint = new LakeCheckpoint(target, trainingId(), System::nanoTime);
        int[] ran = new int[1];
        TrainingResult result = new Training(initialWeights(target, shape), options, data.datasetId(), checkpoint)
                .run(train, validation, epoch -> {
                    ran[0]++;
                    listener.epochEnded(metrics(epoch, options, validation, checkpoint.seconds()));
                });
        List<EpochMetrics> epochs = new ArrayList<>();
        result.epochs().forEach(epoch -> epochs.add(metrics(epoch, options, validation, checkpoint.seconds())));
        Manifest.Encoder encoder = NetShapes.encoder(request.config());
        StoredModel model = StoredModel.of(result.weights(), encoder, parent, data.datasetId(), result.summary(options))
                .servedBy(request.precision().export(result.weights(), encoder, samples));
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
                ? Weights.initial(NetLayout.of(shape, NetArchitecture.parse(architecture)), request.seed())
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
