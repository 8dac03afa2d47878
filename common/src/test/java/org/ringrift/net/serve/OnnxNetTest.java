package org.ringrift.net.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringrift.Sha256;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetShape;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.OnnxExport;
import org.ringrift.net.onnx.OnnxLibrary;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.net.train.NetTrainer;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TestNets;
import org.ringrift.net.train.TrainingBatch;
import org.ringrift.net.train.TrainingOptions;

class OnnxNetTest {
    private static final int MOVES = 30;

    /** One position's inputs. */
    private record Row(float[] features, float[] globals, long[] legal) {
        static Row random(NetShape shape, SplittableRandom random) {
            float[] features = new float[shape.featureSize()];
            float[] globals = new float[shape.globals()];
            long[] legal = new long[2 * MOVES];
            for (int i = 0; i < features.length; i++) {
                features[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < globals.length; i++) {
                globals[i] = (float) random.nextDouble();
            }
            for (int i = 0; i < legal.length; i++) {
                legal[i] = i % 2 == 1 && i % 8 != 7 ? shape.policySize() : random.nextInt(shape.policySize());
            }
            return new Row(features, globals, legal);
        }

        void fill(ServingBatch batch, int row) {
            batch.features().put(row * features.length, features);
            batch.globals().put(row * globals.length, globals);
            batch.legal().put(row * 2 * batch.moves(), legal);
        }

        static int[] bits(ServingBatch batch, int row, NetShape shape) {
            int[] bits = new int[MOVES + shape.players()];
            for (int move = 0; move < MOVES; move++) {
                bits[move] = Float.floatToRawIntBits(batch.logits().get(row * batch.moves() + move));
            }
            for (int seat = 0; seat < shape.players(); seat++) {
                bits[MOVES + seat] = Float.floatToRawIntBits(batch.values().get(row * shape.players() + seat));
            }
            return bits;
        }
    }

    private static StoredModel model(NetShape shape, NetArchitecture architecture) {
        return TestNets.model(TestNets.seasoned(shape, architecture, 21));
    }

    private static StoredModel model(NetShape shape, NetArchitecture architecture, Precision precision) {
        StoredModel model = model(shape, architecture);
        SampleSource samples = TestNets.samples(shape, 40, 8);
        return model.servedBy(precision.export(model.weights(), TestNets.ENCODER, samples));
    }

    @ParameterizedTest
    @CsvSource({
        "square8_2p, 8, 56, 173, 2, tiny, 32, 1, FLOAT32",
        "hex8_4p, 9, 40, 145, 4, small, 64, 1, FLOAT32",
        "hex8_2p, 9, 40, 145, 2, tiny, 7, 2, FLOAT32",
        "hexagonal_3p, 25, 40, 337, 3, tiny, 4, 1, FLOAT32",
        "square8_2p, 8, 56, 173, 2, tiny, 16, 1, INT8",
        "hex8_4p, 9, 40, 145, 4, small, 32, 1, INT8",
        "hex8_2p, 9, 40, 145, 2, tiny, 7, 2, INT8",
        "hexagonal_3p, 25, 40, 337, 3, tiny, 4, 1, INT8"
    })
    void aRowsResultDependsOnNothingButTheRow(
            String config,
            int side,
            int channels,
            int planes,
            int players,
            String size,
            int rows,
            int threads,
            Precision precision) {
        NetShape shape = new NetShape(config, side, channels, 20, planes, 9, players);
        SplittableRandom random = new SplittableRandom(77);
        Row mine = Row.random(shape, random);
        ServingOptions options = new ServingOptions(rows, threads, ComputeDevice.CPU);
        try (OnnxNet net = OnnxNet.open(model(shape, NetArchitecture.parse(size), precision), options);
                ServingBatch batch = net.newBatch()) {
            batch.prepare(MOVES);
            mine.fill(batch, 0);
            net.run(batch);
            int[] alone = Row.bits(batch, 0, shape);
            for (int place = 0; place < rows; place++) {
                batch.prepare(place % 3 == 0 ? 200 : MOVES);
                for (int row = 0; row < rows; row++) {
                    Row.random(shape, random).fill(batch, row);
                }
                mine.fill(batch, place);
                net.run(batch);
                assertThat(Row.bits(batch, place, shape)).as("place %d", place).isEqualTo(alone);
            }
            assertThat(Arrays.stream(alone).distinct().count()).isGreaterThan(MOVES / 2);
        }
    }

    @ParameterizedTest
    @CsvSource({"tiny", "small"})
    void theServedNetAgreesWithTheTrainedOne(String size) {
        NetShape shape = TestNets.HEX8;
        Weights weights = TestNets.seasoned(shape, NetArchitecture.parse(size), 5);
        TrainingBatch samples = TestNets.batch(shape, 8, 3);
        try (NetTrainer trainer = new NetTrainer(weights, TrainingOptions.defaults());
                OnnxNet net = OnnxNet.open(TestNets.model(weights), new ServingOptions(8, 1, ComputeDevice.CPU));
                ServingBatch batch = net.newBatch()) {
            float[][] trained = trainer.predict(samples);
            TestNets.fill(batch, samples);
            net.run(batch);
            for (int slot = 0; slot < 8 * samples.moves(); slot++) {
                float served = batch.logits().get(slot / samples.moves() * batch.moves() + slot % samples.moves());
                boolean used = samples.first()[slot] != TrainingBatch.NONE;
                assertThat(served).isCloseTo(used ? trained[0][slot] : 0f, within(1e-4f));
            }
            for (int i = 0; i < 8 * shape.players(); i++) {
                assertThat(batch.values().get(i)).isCloseTo(trained[1][i], within(1e-4f));
            }
        }
    }

    @Test
    void theSameWeightsGiveTheSameFile() {
        Weights weights = TestNets.seasoned(TestNets.HEX8, TestNets.TWO_BLOCKS, 5);
        byte[] bytes = OnnxExport.toBytes(weights, TestNets.ENCODER);
        assertThat(OnnxExport.toBytes(weights, TestNets.ENCODER)).isEqualTo(bytes);
        assertThat(OnnxExport.toBytes(weights, new Manifest.Encoder("seats-v2", 3)))
                .as("the encoder is part of the identity")
                .isNotEqualTo(bytes);
    }

    @Test
    void moveSlotsComeInSteps() {
        assertThat(ServingBatch.stepFor(0)).isEqualTo(64);
        assertThat(ServingBatch.stepFor(64)).isEqualTo(64);
        assertThat(ServingBatch.stepFor(65)).isEqualTo(256);
        assertThat(ServingBatch.stepFor(1407)).isEqualTo(1536);
        assertThat(ServingBatch.stepFor(1537)).isEqualTo(3072);
    }

    @Test
    void aModelWithOtherBytesIsNotLoaded() {
        StoredModel model = model(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS);
        byte[] altered = model.onnx().clone();
        altered[altered.length / 2] ^= 1;
        assertThatThrownBy(() -> OnnxNet.open(altered, model.manifest(), ServingOptions.defaults()))
                .isInstanceOf(StageFailure.class)
                .hasMessage("Cannot load model " + model.identity() + ": its net.onnx has SHA-256 " + Sha256.of(altered)
                        + ". Restore the file or train again.");
    }

    @Test
    void aManifestOfAnotherConfigurationIsRefused() {
        StoredModel model = model(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS);
        Manifest lying = new Manifest(
                1,
                TestNets.ENCODER,
                new NetShape("hex8_4p", 5, 6, 4, 7, 9, 3),
                "resnet-b2-c12",
                null,
                "d",
                TestNets.summary(),
                model.manifest().parametersSha256(),
                model.identity());
        assertThatThrownBy(() -> OnnxNet.open(model.onnx(), lying, ServingOptions.defaults()))
                .isInstanceOf(StageFailure.class)
                .hasMessageContaining("its manifest says hex8_4p, its net was made for hex8_3p");
    }

    @Test
    void bytesThatAreNoNetAreRefused() {
        byte[] junk = "no net at all".getBytes(StandardCharsets.UTF_8);
        Manifest manifest = new Manifest(
                1,
                TestNets.ENCODER,
                TestNets.HEX8,
                "resnet-b2-c12",
                null,
                "d",
                TestNets.summary(),
                "b",
                Sha256.of(junk));
        assertThatThrownBy(() -> OnnxNet.open(junk, manifest, ServingOptions.defaults()))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot load model " + Sha256.of(junk));
    }

    @Test
    void aGpuWithoutCudaIsRefused() {
        OnnxLibrary.environment();
        assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
        StoredModel model = model(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS);
        assertThatThrownBy(() -> OnnxNet.open(model, new ServingOptions(4, 1, ComputeDevice.gpu(0))))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot serve a net on GPU 0: this ONNX Runtime has no CUDA provider. Serve on the CPU,"
                        + " or put the onnxruntime_gpu jar on the class path in place of onnxruntime.");
    }

    @ParameterizedTest
    @EnumSource
    void aPolicyIndexOutOfRangeFailsInOneSentence(Precision precision) {
        StoredModel model = model(TestNets.SMALL_BOARD, TestNets.TWO_BLOCKS, precision);
        try (OnnxNet net = OnnxNet.open(model, new ServingOptions(2, 1, ComputeDevice.CPU));
                ServingBatch batch = net.newBatch()) {
            batch.legal().put(0, TestNets.SMALL_BOARD.policySize() + 1L);
            assertThatThrownBy(() -> net.run(batch))
                    .isInstanceOf(StageFailure.class)
                    .hasMessageStartingWith("Cannot evaluate with model " + model.identity());
        }
    }
}
