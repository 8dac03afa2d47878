package org.ringrift.jobs.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.encode.ValueTargets;
import org.ringrift.net.NetShape;
import org.ringrift.net.train.TrainingBatch;
import org.ringrift.npz.DType;
import org.ringrift.npz.NpyInput;
import org.ringrift.npz.NpzReader;
import org.ringrift.rules.GameConfig;

/**
 * The samples of one NPZ file, ready to be read in any order. What is large lies in a mapped file, outside of the heap;
 * features are counts, a byte each. The file has no name any more, so it goes away with this object even if the process is
 * killed. Not thread-safe.
 */
final class MappedShard {
    private static final int CHUNK = 1 << 16;
    private static final int SEATS = 4;
    private static final String WEIGHTS = "sample_weights";

    private final NetShape shape;
    private final float[] divisors;
    private final float[] globals;
    private final float[] values;
    /** How much each sample counts; empty where all count alike. */
    private final float[] weights;

    private final long[] offsets;
    private final ByteBuffer features;
    private final IntBuffer first;
    private final IntBuffer second;
    private final FloatBuffer targets;
    private final byte[] scratch;

    /**
     * Unpacks a file.
     *
     * @param npz an NPZ file of a dataset
     * @param shape sizes that its samples must have
     * @param profile which inputs they are
     * @param folder on a local disk with room for the unpacked samples
     * @throws UserError if the arrays are not those of the shape
     * @throws IOException if the disk fails
     */
    MappedShard(Path npz, NetShape shape, EncoderProfile profile, Path folder) throws IOException {
        this.shape = shape;
        divisors =
                PositionEncoder.of(GameConfig.parse(shape.configKey()), profile).divisors();
        scratch = new byte[shape.featureSize()];
        Path file = Files.createTempFile(folder, "samples", ".bin");
        try (NpzReader reader = NpzReader.open(npz);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            requireShape(reader, npz);
            globals = reader.floats("globals");
            values = relativeValues(reader);
            weights = reader.contains(WEIGHTS) ? weights(reader, npz) : new float[0];
            offsets = reader.longs("policy_offsets");
            long features = copyFeatures(reader, npz, channel);
            long entries = offsets[offsets.length - 1];
            copyInts(reader, "policy_indices", channel);
            copyInts(reader, "policy_second", channel);
            copyFloats(reader, "policy_values", channel);
            this.features = map(channel, 0, features);
            first = map(channel, features, 4 * entries).asIntBuffer();
            second = map(channel, features + 4 * entries, 4 * entries).asIntBuffer();
            targets = map(channel, features + 8 * entries, 4 * entries).asFloatBuffer();
        } finally {
            Files.delete(file);
        }
    }

    private void requireShape(NpzReader reader, Path npz) {
        List<Integer> actual = reader.header("features").shape();
        int rows = actual.get(0);
        List<Integer> wanted = List.of(rows, shape.channels(), shape.side(), shape.side());
        long policySize = reader.longs("policy_size")[0];
        if (!actual.equals(wanted) || policySize != shape.policySize()) {
            throw new UserError("Cannot train on " + npz.getFileName() + ": it has features of shape " + actual
                    + " and a policy of " + policySize + ", a net for " + shape.configKey() + " needs " + wanted
                    + " and "
                    + shape.policySize() + ". Make the dataset again.");
        }
    }

    /** Values in the order of a net's outputs: the mover first. */
    private float[] relativeValues(NpzReader reader) {
        float[] bySeat = reader.floats("values_mp");
        byte[] seats = reader.bytes("seats");
        float[] relative = new float[seats.length * shape.players()];
        float[] one = new float[SEATS];
        for (int row = 0; row < seats.length; row++) {
            System.arraycopy(bySeat, row * SEATS, one, 0, SEATS);
            ValueTargets.toMover(one, shape.players(), seats[row], relative, row * shape.players());
        }
        return relative;
    }

    private static float[] weights(NpzReader reader, Path npz) {
        float[] weights = reader.floats(WEIGHTS);
        for (float weight : weights) {
            if (!(weight > 0) || Float.isInfinite(weight)) {
                throw new UserError("Cannot train on " + npz.getFileName() + ": its " + WEIGHTS + " have " + weight
                        + ", a weight is a positive number. Make the dataset again.");
            }
        }
        return weights;
    }

    private long copyFeatures(NpzReader reader, Path npz, FileChannel channel) throws IOException {
        byte[] counts = new byte[shape.featureSize()];
        float[] planes = new float[shape.featureSize()];
        long written = 0;
        try (NpyInput in = reader.stream("features")) {
            boolean bytes = in.header().dtype().equals(DType.UINT8);
            if (bytes && !Arrays.equals(reader.floats("feature_divisors"), divisors)) {
                throw foreignFeatures(npz, "feature_divisors are not those of this program's encoder");
            }
            while (in.remaining() > 0) {
                if (bytes) {
                    in.read(counts, 0, counts.length);
                } else {
                    in.read(planes, 0, planes.length);
                    count(planes, counts, npz);
                }
                write(channel, ByteBuffer.wrap(counts));
                written += counts.length;
            }
        }
        return written;
    }

    /** Makes counts of the planes of a file of earlier versions, whose features are float32. */
    private void count(float[] planes, byte[] counts, Path npz) {
        int area = shape.side() * shape.side();
        for (int i = 0; i < counts.length; i++) {
            float divisor = divisors[i / area];
            int count = Math.round(planes[i] * divisor);
            if (count < 0 || count > divisor || count / divisor != planes[i]) {
                throw foreignFeatures(
                        npz,
                        "features have " + planes[i] + " in channel " + i / area
                                + ", which no encoder of this program writes");
            }
            counts[i] = (byte) count;
        }
    }

    private static UserError foreignFeatures(Path npz, String why) {
        return new UserError("Cannot train on " + npz.getFileName() + ": its " + why + ". Make the dataset again.");
    }

    private static void copyInts(NpzReader reader, String name, FileChannel channel) throws IOException {
        int[] chunk = new int[CHUNK];
        ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.nativeOrder());
        try (NpyInput in = reader.stream(name)) {
            while (in.remaining() > 0) {
                int count = (int) Math.min(CHUNK, in.remaining());
                in.read(chunk, 0, count);
                bytes.clear().limit(4 * count);
                bytes.asIntBuffer().put(chunk, 0, count);
                write(channel, bytes);
            }
        }
    }

    private static void copyFloats(NpzReader reader, String name, FileChannel channel) throws IOException {
        float[] chunk = new float[CHUNK];
        ByteBuffer bytes = ByteBuffer.allocate(4 * CHUNK).order(ByteOrder.nativeOrder());
        try (NpyInput in = reader.stream(name)) {
            while (in.remaining() > 0) {
                int count = (int) Math.min(CHUNK, in.remaining());
                in.read(chunk, 0, count);
                bytes.clear().limit(4 * count);
                bytes.asFloatBuffer().put(chunk, 0, count);
                write(channel, bytes);
            }
        }
    }

    /** Written, not stored through a mapping: there a full disk would end the process. */
    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer map(FileChannel channel, long from, long length) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, from, length).order(ByteOrder.nativeOrder());
    }

    /** Number of samples. */
    int size() {
        return offsets.length - 1;
    }

    /** Number of legal moves of a sample. */
    int moves(int row) {
        return (int) (offsets[row + 1] - offsets[row]);
    }

    /**
     * Copies a sample into a batch.
     *
     * @param row number of the sample in this file
     * @param batch with room for it
     * @param at row of the batch
     */
    void read(int row, TrainingBatch batch, int at) {
        int size = shape.featureSize();
        features.get(row * size, scratch, 0, size);
        divide(batch.features(), at * size);
        System.arraycopy(globals, row * shape.globals(), batch.globals(), at * shape.globals(), shape.globals());
        System.arraycopy(values, row * shape.players(), batch.values(), at * shape.players(), shape.players());
        int from = (int) offsets[row];
        int count = moves(row);
        int slot = at * batch.moves();
        first.get(from, batch.first(), slot, count);
        second.get(from, batch.second(), slot, count);
        targets.get(from, batch.targets(), slot, count);
        if (weights.length > 0) {
            batch.weigh(at, weights[row]);
        }
    }

    /** The planes whose counts lie in the scratch memory, by the very division of the encoder. */
    private void divide(float[] into, int offset) {
        int area = shape.side() * shape.side();
        for (int channel = 0; channel < divisors.length; channel++) {
            float divisor = divisors[channel];
            for (int i = channel * area; i < (channel + 1) * area; i++) {
                into[offset + i] = scratch[i] / divisor;
            }
        }
    }
}
