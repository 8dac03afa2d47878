package org.ringrift.jobs.train;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.jobs.cluster.StageResources;
import org.ringrift.jobs.cluster.TaskMachines;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.LiveCounts;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;

/**
 * Trains a net on a dataset, in one Spark task, and adds it to the table {@code models}. Killed anywhere, the same
 * request goes on behind its last whole epoch; completed, it finds its model and does nothing.
 */
public final class TrainStage implements Stage<TrainRequest, TrainPreview, TrainReport> {
    static final RequestCodec<TrainRequest> REQUESTS = RequestCodec.of(TrainRequest.class);

    private final EpochListener listener;

    /** The stage. */
    public TrainStage() {
        this(epoch -> {});
    }

    /** @param listener is told of each epoch in the process that trains */
    TrainStage(EpochListener listener) {
        this.listener = listener;
    }

    @Override
    public String name() {
        return StageName.TRAIN.key();
    }

    @Override
    public RequestCodec<TrainRequest> requests() {
        return REQUESTS;
    }

    @Override
    public TrainReport run(StageContext context, RunHandle run, TrainRequest request) {
        Lake lake = context.lake();
        TrainingData data = TrainingData.resolve(lake, request);
        InitialModel initial = InitialModel.resolve(lake, request, data.profile());
        TrainTask task = task(lake, request, data, initial);
        String trainingId = task.trainingId();
        Optional<ModelRow> present = lake.models().ofTraining(request.config().key(), trainingId);
        if (present.isPresent()) {
            LakeCheckpoint.remove(lake.warehouse(), trainingId);
            return report(run.runId(), present.get(), data, null, 0);
        }
        context.listener()
                .said("train " + request.config().key() + ": " + data.samples(TrainingData.TRAIN)
                        + " samples to learn from, " + data.samples(TrainingData.VALIDATION) + " to validate, net "
                        + initial.architecture().name() + " from "
                        + (initial.parent() == null ? "random weights" : "model " + initial.parent()));
        long started = System.nanoTime();
        TrainedNet net = runOnSpark(context, request, task);
        lake.models().append(List.of(row(context, request, run.runId(), data, initial, trainingId, net)));
        LakeCheckpoint.remove(lake.warehouse(), trainingId);
        ModelRow row = lake.models().find(net.modelSha256()).orElseThrow();
        return report(run.runId(), row, data, net, (System.nanoTime() - started) / 1e9);
    }

    @Override
    public TrainPreview preview(StageContext context, TrainRequest request, BenchTable bench) {
        Lake lake = context.lake();
        TrainingData data = TrainingData.resolve(lake, request);
        InitialModel initial = InitialModel.resolve(lake, request, data.profile());
        Optional<ModelRow> present = lake.models()
                .ofTraining(
                        request.config().key(),
                        task(lake, request, data, initial).trainingId());
        long samples = data.samples(TrainingData.TRAIN);
        SparkContext spark = lake.spark().sparkContext();
        int threads =
                spark.isLocal() ? spark.defaultParallelism() : spark.conf().getInt("spark.task.cpus", 1);
        return new TrainPreview(
                request.config().key(),
                WarehouseState.of(lake),
                data.datasetId(),
                samples,
                data.samples(TrainingData.VALIDATION),
                initial.architecture().name(),
                initial.parent(),
                present.map(ModelRow::modelSha256).orElse(null),
                request.course().epochs(),
                request.course().batchSize(),
                TrainPreview.steps(samples, request.course().batchSize()),
                present.isPresent()
                        ? Estimate.NOTHING
                        : new Estimator(bench, threads)
                                .train(
                                        request.config(),
                                        initial.architecture(),
                                        samples,
                                        request.course().epochs()));
    }

    private TrainTask task(Lake lake, TrainRequest request, TrainingData data, InitialModel initial) {
        SparkContext spark = lake.spark().sparkContext();
        int threads = spark.isLocal() ? spark.defaultParallelism() : 0;
        return new TrainTask(
                request.config(),
                request.course(),
                data,
                initial.parent(),
                initial.architecture().name(),
                threads,
                lake.warehouse().root().toString(),
                new SerializableConfiguration(spark.hadoopConfiguration()),
                listener);
    }

    private static TrainedNet runOnSpark(StageContext context, TrainRequest request, TrainTask task) {
        SparkContext spark = context.lake().spark().sparkContext();
        TrainingCounts counts = TrainingCounts.in(spark);
        TaskMachines machine =
                TaskMachines.ofTraining(spark.getConf(), context.placement().choose(StageName.TRAIN));
        String label = "train " + request.config().key();
        long samples =
                task.data().samples(TrainingData.TRAIN) * request.course().epochs();
        Progress learning = new Progress(context.listener(), label, "samples", samples);
        try (LiveCounts learned = LiveCounts.follow(spark, Map.of(counts.learned(), learning::advance));
                LiveEpochs epochs = LiveEpochs.follow(spark, counts.epochs(), context.listener())) {
            return SparkWork.run(
                    spark,
                    label,
                    () -> StageResources.forTraining(
                                    machine.share(JavaSparkContext.fromSparkContext(spark), List.of(task))
                                            .setName("training")
                                            .map(one -> one.run(counts))
                                            .setName("trained net"))
                            .collect()
                            .get(0));
        }
    }

    private static ModelRow row(
            StageContext context,
            TrainRequest request,
            String runId,
            TrainingData data,
            InitialModel initial,
            String trainingId,
            TrainedNet net) {
        return new ModelRow(
                net.modelSha256(),
                request.config().key(),
                initial.parent(),
                data.datasetId(),
                initial.architecture().name(),
                net.manifest(),
                net.uri(),
                net.epochs(),
                net.bestEpoch(),
                data.samples(TrainingData.TRAIN),
                trainingId,
                runId,
                request.course().seed(),
                context.lake()
                        .models()
                        .times(request.config().key(), context.clock())
                        .instant());
    }

    private static TrainReport report(String runId, ModelRow row, TrainingData data, TrainedNet net, double seconds) {
        return new TrainReport(
                runId,
                row,
                net == null,
                net == null ? 0 : net.epochsHere(),
                data.samples(TrainingData.TRAIN),
                data.samples(TrainingData.VALIDATION),
                net == null ? null : net.device(),
                seconds);
    }
}
