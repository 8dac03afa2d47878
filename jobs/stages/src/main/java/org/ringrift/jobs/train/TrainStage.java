package org.ringrift.jobs.train;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.cluster.StageResources;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.spark.SparkWork;

/**
 * Trains a net on a dataset, in one Spark task, and adds it to the table {@code models}. Killed anywhere, the same
 * request goes on behind its last whole epoch; completed, it finds its model and does nothing.
 */
public final class TrainStage {
    private final Lake lake;
    private final PrintStream progress;
    private final InstantSource clock;
    private final EpochListener listener;

    /**
     * @param lake the warehouse
     * @param progress where the start and, on a cluster, the epochs are printed; a task in this process prints epochs to
     *     standard error as they end
     * @param clock the time that rows carry
     */
    public TrainStage(Lake lake, PrintStream progress, InstantSource clock) {
        this(lake, progress, clock, epoch -> System.err.println(EpochLine.of(epoch)));
    }

    TrainStage(Lake lake, PrintStream progress, InstantSource clock, EpochListener listener) {
        this.lake = lake;
        this.progress = progress;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Trains, unless the model is there.
     *
     * @param request the training
     * @param runId identity of the run
     * @return what was done
     * @throws UserError if dataset or initial model are missing or do not fit
     * @throws StageFailure if files are missing or altered, or the training fails
     */
    public TrainReport run(TrainRequest request, String runId) {
        return new StageRun(lake, "train", request.config().key(), runId, request.parameters(), clock)
                .recordWatched(() -> train(request, runId), TrainReport::counts);
    }

    private TrainReport train(TrainRequest request, String runId) {
        TrainingData data = TrainingData.resolve(lake, request);
        InitialModel initial = InitialModel.resolve(lake, request);
        TrainTask task = task(request, data, initial);
        String trainingId = task.trainingId();
        Optional<ModelRow> present = lake.models().ofTraining(request.config().key(), trainingId);
        if (present.isPresent()) {
            LakeCheckpoint.remove(lake.warehouse(), trainingId);
            return report(runId, present.get(), data, null, 0);
        }
        progress.println("train " + request.config().key() + ": " + data.samples(TrainingData.TRAIN)
                + " samples to learn from, " + data.samples(TrainingData.VALIDATION) + " to validate, net "
                + initial.architecture().name() + " from "
                + (initial.parent() == null ? "random weights" : "model " + initial.parent()));
        long started = System.nanoTime();
        TrainedNet net = runOnSpark(request, task);
        lake.models().append(List.of(row(request, runId, data, initial, trainingId, net)));
        LakeCheckpoint.remove(lake.warehouse(), trainingId);
        ModelRow row = lake.models().find(net.modelSha256()).orElseThrow();
        return report(runId, row, data, net, (System.nanoTime() - started) / 1e9);
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param request the training
     * @param bench how fast a core is
     * @return the preview
     * @throws UserError if dataset or initial model are missing or do not fit
     */
    public TrainPreview preview(TrainRequest request, BenchTable bench) {
        TrainingData data = TrainingData.resolve(lake, request);
        InitialModel initial = InitialModel.resolve(lake, request);
        Optional<ModelRow> present = lake.models()
                .ofTraining(request.config().key(), task(request, data, initial).trainingId());
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
                request.epochs(),
                request.batchSize(),
                TrainPreview.steps(samples, request.batchSize()),
                present.isPresent()
                        ? Estimate.NOTHING
                        : new Estimator(bench, threads)
                                .train(request.config(), initial.architecture(), samples, request.epochs()));
    }

    private TrainTask task(TrainRequest request, TrainingData data, InitialModel initial) {
        SparkContext spark = lake.spark().sparkContext();
        int threads = spark.isLocal() ? spark.defaultParallelism() : 0;
        return new TrainTask(
                request,
                data,
                initial.parent(),
                initial.architecture().name(),
                threads,
                lake.warehouse().root().toString(),
                new SerializableConfiguration(spark.hadoopConfiguration()),
                listener);
    }

    private TrainedNet runOnSpark(TrainRequest request, TrainTask task) {
        SparkContext spark = lake.spark().sparkContext();
        LongAccumulator samples = spark.longAccumulator("samples trained on");
        TrainedNet net = SparkWork.run(
                spark,
                "train " + request.config().key(),
                () -> StageResources.forTraining(JavaSparkContext.fromSparkContext(spark)
                                .parallelize(List.of(task), 1)
                                .setName("training")
                                .map(one -> one.run(samples))
                                .setName("trained net"))
                        .collect()
                        .get(0));
        if (!spark.isLocal()) {
            net.epochs().stream()
                    .skip(net.epochs().size() - net.epochsHere())
                    .forEach(epoch -> progress.println(EpochLine.of(epoch)));
        }
        return net;
    }

    private ModelRow row(
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
                request.seed(),
                lake.models().times(request.config().key(), clock).instant());
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
