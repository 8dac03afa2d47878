package org.ringrift.jobs.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.net.NetShape;
import org.ringrift.net.NetShapes;
import org.ringrift.net.train.TrainingBatch;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyOutput;
import org.ringrift.npz.NpzWriter;
import org.ringrift.rules.GameConfig;

class MappedShardTest {
    private static final int ROWS = 3;

    @TempDir
    private Path folder;

    private final SplittableRandom random = new SplittableRandom(1);

    @ParameterizedTest
    @ValueSource(strings = {"square8_2p", "square19_4p", "hex8_3p", "hexagonal_2p"})
    void countsOfAFileAndPlanesOfAnEarlierOneGiveTheSameFloats(String key) throws IOException {
        GameConfig config = GameConfig.parse(key);
        NetShape shape = NetShapes.of(config);
        byte[] counts = counts(config);
        float[] planes = planes(counts, config);
        MappedShard now = shard(file(config, counts, divisors(config)), config);
        MappedShard earlier = shard(file(config, planes), config);
        TrainingBatch batch = new TrainingBatch(shape);
        for (MappedShard shard : new MappedShard[] {now, earlier}) {
            batch.reset(ROWS, 1);
            for (int row = 0; row < ROWS; row++) {
                shard.read(row, batch, row);
            }
            assertThat(batch.features()).startsWith(planes);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.bin");
    }

    @Test
    void floatsThatNoEncoderWritesAreRefused() throws IOException {
        GameConfig config = GameConfig.parse("hex8_2p");
        float[] planes = planes(counts(config), config);
        planes[7] = 0.55f;
        Path file = file(config, planes);
        assertThatThrownBy(() -> shard(file, config))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train on " + file.getFileName() + ": its features have 0.55 in channel 0, which no"
                        + " encoder of this program writes. Make the dataset again.");
    }

    @Test
    void countsOverOtherDivisorsAreRefused() throws IOException {
        GameConfig config = GameConfig.parse("hex8_2p");
        float[] divisors = divisors(config);
        divisors[0] = 2;
        Path file = file(config, counts(config), divisors);
        assertThatThrownBy(() -> shard(file, config))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train on " + file.getFileName() + ": its feature_divisors are not those of this"
                        + " program's encoder. Make the dataset again.");
    }

    @Test
    void weightsOfSamplesComeWithThem() throws IOException {
        GameConfig config = GameConfig.parse("hex8_2p");
        MappedShard plain = shard(file(config, counts(config), divisors(config)), config);
        MappedShard weighted = shard(weighted(config, 0.1f, 3, 1.5f), config);
        TrainingBatch batch = new TrainingBatch(NetShapes.of(config));
        for (int row = 0; row < ROWS; row++) {
            batch.reset(1, 1);
            plain.read(row, batch, 0);
            assertThat(batch.weighted()).isFalse();
            weighted.read(row, batch, 0);
            assertThat(batch.weighted()).isTrue();
            assertThat(batch.weight(0)).isEqualTo(new float[] {0.1f, 3, 1.5f}[row]);
        }
    }

    @Test
    void weightsThatAreNotPositiveAreRefused() throws IOException {
        GameConfig config = GameConfig.parse("hex8_2p");
        Path file = weighted(config, 1, 0, 1);
        assertThatThrownBy(() -> shard(file, config))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot train on " + file.getFileName() + ": its sample_weights have 0.0, a weight is a"
                        + " positive number. Make the dataset again.");
    }

    private Path weighted(GameConfig config, float... weights) throws IOException {
        byte[] counts = counts(config);
        return file(config, writer -> {
            try (NpyOutput out = writer.open("features", DType.UINT8, shape(config))) {
                out.write(counts);
            }
            writer.floats("feature_divisors", divisors(config), divisors(config).length);
            writer.floats("sample_weights", weights, ROWS);
        });
    }

    private MappedShard shard(Path file, GameConfig config) throws IOException {
        return new MappedShard(file, NetShapes.of(config), EncoderProfile.STANDARD, folder);
    }

    private static PositionEncoder encoder(GameConfig config) {
        return PositionEncoder.of(config, EncoderProfile.STANDARD);
    }

    private static float[] divisors(GameConfig config) {
        return encoder(config).divisors();
    }

    private byte[] counts(GameConfig config) {
        float[] divisors = divisors(config);
        byte[] counts = new byte[ROWS * encoder(config).size()];
        int area = counts.length / ROWS / divisors.length;
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (byte) random.nextInt((int) divisors[i / area % divisors.length] + 1);
        }
        return counts;
    }

    private static float[] planes(byte[] counts, GameConfig config) {
        float[] divisors = divisors(config);
        int area = counts.length / ROWS / divisors.length;
        float[] planes = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            planes[i] = counts[i] / divisors[i / area % divisors.length];
        }
        return planes;
    }

    private Path file(GameConfig config, byte[] counts, float[] divisors) throws IOException {
        return file(config, writer -> {
            try (NpyOutput out = writer.open("features", DType.UINT8, shape(config))) {
                out.write(counts);
            }
            writer.floats("feature_divisors", divisors, divisors.length);
        });
    }

    /** As versions before {@code ringrift-2} wrote it. */
    private Path file(GameConfig config, float[] planes) throws IOException {
        return file(config, writer -> writer.floats("features", planes, shape(config)));
    }

    private static int[] shape(GameConfig config) {
        PositionEncoder encoder = encoder(config);
        return new int[] {ROWS, encoder.channels(), encoder.side(), encoder.side()};
    }

    @FunctionalInterface
    private interface Features {
        void write(NpzWriter writer) throws IOException;
    }

    /** A file whose samples have one legal move each. */
    private Path file(GameConfig config, Features features) throws IOException {
        Path file = Files.createTempFile(folder, "train", ".npz");
        try (NpzWriter writer = new NpzWriter(Files.newOutputStream(file))) {
            features.write(writer);
            NetShape shape = NetShapes.of(config);
            writer.floats("globals", new float[ROWS * shape.globals()], ROWS, shape.globals());
            writer.floats("values_mp", new float[ROWS * 4], ROWS, 4);
            writer.integers("seats", DType.INT8, new int[] {1, 2, 1}, ROWS);
            writer.longs("policy_offsets", new long[] {0, 1, 2, 3});
            writer.integers("policy_indices", DType.INT32, new int[] {0, 1, 2}, ROWS);
            writer.integers("policy_second", DType.INT32, new int[] {-1, -1, -1}, ROWS);
            writer.floats("policy_values", new float[] {1, 1, 1}, ROWS);
            writer.scalar("policy_size", (long) shape.policySize());
            writer.finish();
        }
        return file;
    }
}
