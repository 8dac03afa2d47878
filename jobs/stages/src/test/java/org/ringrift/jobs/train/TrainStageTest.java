package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.ValueTargets;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.files.LakeModelStore;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.EpochMetrics;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetShape;
import org.ringrift.net.NetShapes;
import org.ringrift.net.onnx.OnnxExport;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.serve.ServingBatch;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.net.store.StoredModel;
import org.ringrift.net.train.NetTrainer;
import org.ringrift.net.train.TrainingBatch;
import org.ringrift.npz.NpzReader;
import org.ringrift.rules.GameConfig;

class TrainStageTest {
    private static final GameConfig HEX = GameConfig.parse("hex8_2p");

    @TempDir
    private static Path folder;

    private static Lake lake;
    private static Lake untrained;
    private static DatasetReport dataset;
    private static TrainReport trained;

    private static final AtomicBoolean HAS_HUNG = new AtomicBoolean();

    @BeforeAll
    static void train() {
        lake = SharedSpark.lake(folder.resolve("lake"));
        Datasets.play(lake, "hex8_2p", 6, "heuristic");
        dataset = Datasets.make(lake, "hex8_2p");
        untrained = Datasets.copy(lake, folder.resolve("untrained"));
        trained = run(lake, request());
    }

    private static TrainRequest request() {
        return TrainRequest.of(HEX, TrainRequest.LATEST)
                .withSize("tiny")
                .withLength(3, 32)
                .withRates(4e-3, 1e-2);
    }

    private static TrainReport run(Lake where, TrainRequest request) {
        return run(where, new TrainStage(), request);
    }

    private static TrainReport run(Lake where, TrainStage stage, TrainRequest request) {
        return StageRunner.run(Datasets.context(where), stage, request, "train");
    }

    @Test
    void theLossFallsAndTheModelIsStored() {
        ModelRow model = trained.model();
        List<EpochMetrics> epochs = model.epochs();
        assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3);
        assertThat(epochs.get(2).trainLoss()).isLessThan(0.95 * epochs.get(0).trainLoss());
        assertThat(epochs.get(2).policyLoss()).isLessThan(epochs.get(0).policyLoss());
        assertThat(epochs).allSatisfy(epoch -> assertThat(epoch.seconds()).isPositive());
        double best = epochs.stream().mapToDouble(EpochMetrics::valLoss).min().orElseThrow();
        assertThat(epochs.get(model.bestEpoch() - 1).valLoss()).isEqualTo(best);
        assertThat(trained.epochsHere()).isEqualTo(3);
        assertThat(trained.device()).isEqualTo("CPU");
        assertThat(model.datasetId()).isEqualTo(dataset.datasetId());
        assertThat(model.samples()).isEqualTo(dataset.trainSamples());
        assertThat(model.parent()).isNull();
        assertThat(lake.models().latest("hex8_2p")).contains(model);
        StoredModel stored = new LakeModelStore(lake.warehouse()).read(model.modelSha256());
        assertThat(stored.manifest().datasetId()).isEqualTo(dataset.datasetId());
        assertThat(stored.manifest().architecture()).isEqualTo("resnet-b2-c16").isEqualTo(model.architecture());
        assertThat(folder.resolve("lake/checkpoints").resolve(model.trainingId()))
                .doesNotExist();
    }

    @Test
    void aDatasetWithWeightsIsToldFromOneWithout() {
        Lake other = Datasets.copy(untrained, folder.resolve("weighted"));
        DatasetReport weighted =
                Datasets.make(other, "hex8_2p", DatasetOptions.STANDARD.withWeights(DatasetOptions.Weights.STANDARD));
        assertThat(TrainingData.resolve(other, TrainRequest.of(HEX, weighted.datasetId()))
                        .weighted())
                .isTrue();
        assertThat(TrainingData.resolve(other, TrainRequest.of(HEX, dataset.datasetId()))
                        .weighted())
                .isFalse();
    }

    @Test
    void aCompletedTrainingIsFoundAndNotRepeated() {
        long version = lake.models().version();
        TrainReport again = run(lake, request());
        assertThat(again.present()).isTrue();
        assertThat(again.model()).isEqualTo(trained.model());
        assertThat(again.epochsHere()).isZero();
        assertThat(lake.models().version()).isEqualTo(version);
    }

    @Tag("long")
    @Test
    void aKilledTrainingGoesOnBehindItsLastEpochToTheSameModel() {
        Lake other = Datasets.copy(untrained, folder.resolve("killed"));
        TrainStage killed = new TrainStage(epoch -> {
            throw new StageFailure("killed after epoch " + epoch.epoch());
        });
        assertThatThrownBy(() -> run(other, killed, request()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("killed after epoch 1");
        assertThat(other.models().read().count()).isZero();
        Path checkpoint =
                folder.resolve("killed/checkpoints").resolve(trained.model().trainingId());
        assertThat(checkpoint.resolve("epoch-00001.bin")).exists();
        TrainReport resumed = run(other, request());
        assertThat(resumed.epochsHere()).isEqualTo(2);
        assertThat(resumed.model().modelSha256()).isEqualTo(trained.model().modelSha256());
        assertThat(resumed.model().epochs())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(trained.model().epochs());
        assertThat(checkpoint).doesNotExist();
    }

    @Test
    @Tag("long")
    void aTrainingThatHangsIsEndedByItsDeadlineAndGoesOnBehindItsLastEpoch() {
        Lake other = Datasets.copy(untrained, folder.resolve("hanging"));
        other.spark().conf().set("spark.ringrift.task.deadline", "4s");
        try {
            TrainStage hanging = new TrainStage(epoch -> hangOnce());
            TrainReport report = run(other, hanging, request());
            assertThat(HAS_HUNG).isTrue();
            assertThat(report.epochsHere()).isLessThan(3);
            assertThat(report.model().modelSha256()).isEqualTo(trained.model().modelSha256());
        } finally {
            other.spark().conf().unset("spark.ringrift.task.deadline");
        }
    }

    /** Waits for what never comes, the first time. */
    private static void hangOnce() {
        if (HAS_HUNG.compareAndSet(false, true)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException("ended while it hung", e);
            }
        }
    }

    @Test
    void theStoredNetPredictsWhatTheTrainedOneDoes() {
        StoredModel model =
                new LakeModelStore(lake.warehouse()).read(trained.model().modelSha256());
        NetShape shape = NetShapes.of(HEX);
        TrainingBatch batch = validationBatch(shape, 16);
        float[][] wanted;
        try (NetTrainer trainer =
                new NetTrainer(model.weights(), request().course().options(ComputeDevice.CPU, 1))) {
            wanted = trainer.predict(batch);
        }
        // Eight bits tell the numbers of this net apart to a few hundredths; the same weights in float32 are exact.
        assertAnswers(model, batch, wanted, 0.05f);
        byte[] floats = OnnxExport.toBytes(model.weights(), NetShapes.encoder(HEX));
        assertAnswers(model.servedBy(floats), batch, wanted, 1e-4f);
    }

    private static void assertAnswers(StoredModel model, TrainingBatch batch, float[][] wanted, float tolerance) {
        NetShape shape = NetShapes.of(HEX);
        int rows = batch.count();
        try (OnnxNet net = OnnxNet.open(model, new ServingOptions(rows, 1, ComputeDevice.CPU));
                ServingBatch serving = net.newBatch()) {
            serving.prepare(batch.moves());
            serving.features().put(0, batch.features(), 0, rows * shape.featureSize());
            serving.globals().put(0, batch.globals(), 0, rows * shape.globals());
            for (int row = 0; row < rows; row++) {
                for (int move = 0; move < batch.moves(); move++) {
                    int slot = row * batch.moves() + move;
                    int at = 2 * (row * serving.moves() + move);
                    serving.legal().put(at, index(batch.first()[slot], shape));
                    serving.legal().put(at + 1, index(batch.second()[slot], shape));
                }
            }
            net.run(serving);
            for (int row = 0; row < rows; row++) {
                for (int move = 0; move < batch.moves(); move++) {
                    int slot = row * batch.moves() + move;
                    if (batch.first()[slot] != TrainingBatch.NONE) {
                        assertThat(serving.logits().get(row * serving.moves() + move))
                                .isCloseTo(wanted[0][slot], within(10 * tolerance));
                    }
                }
                assertThat(serving.values().get(2 * row)).isCloseTo(wanted[1][2 * row], within(tolerance));
            }
        }
    }

    private static int index(int index, NetShape shape) {
        return index == TrainingBatch.NONE ? shape.policySize() : index;
    }

    private static TrainingBatch validationBatch(NetShape shape, int rows) {
        TrainingData data = TrainingData.resolve(lake, request());
        MappedSamples samples =
                new SampleLoader(lake.warehouse(), data, shape, loaded -> {}).load(TrainingData.VALIDATION);
        TrainingBatch batch = new TrainingBatch(shape);
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            order[i] = samples.size() - 1 - i;
        }
        samples.read(order, 0, rows, batch);
        return batch;
    }

    @Test
    void samplesAreThoseOfTheFilesWithValuesSeenFromTheMover() {
        NetShape shape = NetShapes.of(HEX);
        TrainingBatch batch = validationBatch(shape, 16);
        DatasetRow row = lake.datasets().shards(dataset.datasetId()).stream()
                .filter(shard -> shard.split().equals("validation"))
                .findFirst()
                .orElseThrow();
        try (NpzReader npz = NpzReader.open(Datasets.file(lake, row))) {
            float[] features = Datasets.planes(npz);
            float[] globals = npz.floats("globals");
            float[] values = npz.floats("values_mp");
            byte[] seats = npz.bytes("seats");
            long[] offsets = npz.longs("policy_offsets");
            int[] first = npz.ints("policy_indices");
            float[] policy = npz.floats("policy_values");
            for (int i = 0; i < 16; i++) {
                int from = seats.length - 1 - i;
                int size = shape.featureSize();
                assertThat(Arrays.mismatch(
                                batch.features(), i * size, (i + 1) * size, features, from * size, (from + 1) * size))
                        .isEqualTo(-1);
                for (int k = 0; k < shape.globals(); k++) {
                    assertThat(batch.globals()[i * shape.globals() + k]).isEqualTo(globals[from * shape.globals() + k]);
                }
                float[] bySeat = {values[4 * from], values[4 * from + 1]};
                float[] relative = new float[2];
                ValueTargets.toMover(bySeat, 2, seats[from], relative, 0);
                assertThat(batch.values()[2 * i]).isEqualTo(relative[0]);
                assertThat(batch.values()[2 * i + 1]).isEqualTo(relative[1]);
                for (int k = 0; k < offsets[from + 1] - offsets[from]; k++) {
                    assertThat(batch.first()[i * batch.moves() + k]).isEqualTo(first[(int) offsets[from] + k]);
                    assertThat(batch.targets()[i * batch.moves() + k]).isEqualTo(policy[(int) offsets[from] + k]);
                }
            }
        }
    }

    @Test
    @Tag("long")
    void aDatasetOfEarlierVersionsTrainsToTheSameNumbers() throws Exception {
        Lake other = Datasets.copy(untrained, folder.resolve("earlier"));
        List<DatasetRow> rows = new ArrayList<>();
        for (DatasetRow row : other.datasets().shards(dataset.datasetId())) {
            Path file = Datasets.file(other, row);
            Path earlier = file.resolveSibling("earlier-" + file.getFileName());
            EarlierFiles.write(file, earlier);
            rows.add(EarlierFiles.row(
                    row,
                    "earlier",
                    other.warehouse().relative(new org.apache.hadoop.fs.Path(earlier.toUri())),
                    earlier));
        }
        other.datasets().append(rows);
        TrainRequest request = TrainRequest.of(HEX, "earlier")
                .withSize("tiny")
                .withLength(3, 32)
                .withRates(4e-3, 1e-2);
        assertThat(run(other, request).model().epochs())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(trained.model().epochs());
    }

    @Test
    void trainingCanStartFromTheLatestModelAndTakesItsSize() {
        TrainRequest further = TrainRequest.of(HEX, dataset.datasetId())
                .withInit(TrainRequest.LATEST)
                .withLength(1, 32);
        Lake other = Datasets.copy(lake, folder.resolve("further"));
        TrainReport report = run(other, further);
        assertThat(report.model().parent()).isEqualTo(trained.model().modelSha256());
        assertThat(report.model().architecture()).isEqualTo("resnet-b2-c16");
        assertThat(report.model().epochs().get(0).trainLoss())
                .isLessThan(trained.model().epochs().get(0).trainLoss());
        assertThatThrownBy(() -> InitialModel.resolve(lake, further.withSize("small"), EncoderProfile.STANDARD))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot start a net of size small (resnet-b2-c32) from model "
                        + trained.model().modelSha256() + ": that one is resnet-b2-c16. Give --init none for random"
                        + " weights, or leave --size out.");
    }

    @Test
    void aFileThatIsNotWhatItsRowSaysStopsTheTraining() throws Exception {
        Lake other = Datasets.copy(untrained, folder.resolve("altered"));
        DatasetRow row = other.datasets().shards(dataset.datasetId()).get(0);
        Path file = Datasets.file(other, row);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> run(other, request()))
                .isInstanceOf(StageFailure.class)
                .hasMessageMatching("Cannot train on dataset " + row.datasetId() + ": its file " + row.uri()
                        + " has SHA-256 [0-9a-f]{64}, its row says " + row.sha256()
                        + "\\. Restore the file or make the dataset again\\.");
        assertThat(other.runs().history("train"))
                .last()
                .satisfies(end -> assertThat(end.error()).startsWith("Cannot train on dataset "));
        Files.delete(file);
        SampleLoader loader = new SampleLoader(
                other.warehouse(), TrainingData.resolve(other, request()), NetShapes.of(HEX), loaded -> {});
        assertThatThrownBy(() -> loader.load(TrainingData.TRAIN))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot read file:" + file
                        + ": there is no such file. Restore it or run the stage that wrote it.");
    }

    @Test
    void whatDoesNotFitIsRefusedBeforeAnythingRuns() {
        assertThatThrownBy(() -> TrainingData.resolve(lake, TrainRequest.of(HEX, "abc")))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train on dataset abc: there is none of that identity. List them with: sql \"SELECT"
                        + " DISTINCT dataset_id, config_key, profile FROM datasets\".");
        GameConfig square = GameConfig.parse("square8_2p");
        assertThatThrownBy(() -> TrainingData.resolve(lake, TrainRequest.of(square, TrainRequest.LATEST)))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train a net for square8_2p: there is no dataset of it with profile standard. Make"
                        + " one with: dataset --config square8_2p.");
        assertThatThrownBy(() -> TrainingData.resolve(lake, TrainRequest.of(square, dataset.datasetId())))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train on dataset " + dataset.datasetId() + ": its configuration is hex8_2p, this"
                        + " training needs square8_2p. Choose or make another dataset.");
        assertThatThrownBy(() -> InitialModel.resolve(lake, request().withInit("./model"), EncoderProfile.STANDARD))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot start training from './model': --init takes production, latest, none or a model's"
                        + " sha256.");
        assertThatThrownBy(() -> InitialModel.resolve(
                        lake, request().withInit(trained.model().modelSha256()), EncoderProfile.V1))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("for encoder hex-v1 version 1: it was trained for encoder seats-v2 version 2.");
        assertThatThrownBy(() -> InitialModel.resolve(
                        untrained, request().withInit(TrainRequest.LATEST), EncoderProfile.STANDARD))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot start training from the latest model of hex8_2p: none was trained yet. Give --init"
                        + " none.");
    }

    @Test
    void theProductionModelIsTheDefaultStart() {
        Lake other = Datasets.copy(lake, folder.resolve("production"));
        assertThat(InitialModel.resolve(other, TrainRequest.of(HEX, TrainRequest.LATEST), EncoderProfile.STANDARD)
                        .parent())
                .isNull();
        assertThat(InitialModel.resolve(other, TrainRequest.of(HEX, TrainRequest.LATEST), EncoderProfile.STANDARD)
                        .architecture()
                        .name())
                .isEqualTo("resnet-b2-c32");
        other.promotions().appendNext(Rows.promotion(1, trained.model().modelSha256(), "run"));
        assertThat(InitialModel.resolve(other, request(), EncoderProfile.STANDARD)
                        .parent())
                .isEqualTo(trained.model().modelSha256());
        assertThat(InitialModel.resolve(other, request().withInit("none"), EncoderProfile.STANDARD)
                        .parent())
                .isNull();
    }
}
