package org.ringrift.net.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShape;
import org.ringrift.net.Parameter;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;
import org.ringrift.net.serve.ServingBatch;
import org.ringrift.net.store.StoredModel;

/** Small nets and samples for the tests of this package. */
public final class TestNets {
    public static final Manifest.Encoder ENCODER = new Manifest.Encoder("seats-v2", 2);
    public static final NetShape SMALL_BOARD = new NetShape("hex8_3p", 5, 6, 4, 7, 9, 3);
    public static final NetShape HEX8 = new NetShape("hex8_2p", 9, 20, 23, 145, 9, 2);
    public static final NetArchitecture TWO_BLOCKS = new NetArchitecture(2, 12);

    private TestNets() {}

    /** Weights with statistics and heads as after some training, so that nothing is hidden by zeros. */
    public static Weights seasoned(NetShape shape, NetArchitecture architecture, long seed) {
        NetLayout layout = NetLayout.of(shape, architecture);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, float[]> values = new LinkedHashMap<>();
        for (Parameter parameter : layout.parameters()) {
            float[] data = new float[parameter.size()];
            double spread = parameter.kind() == Parameter.Kind.WEIGHT ? Math.max(parameter.spread(), 0.06) : 0.15;
            if (parameter.name().equals("value.out.weight")) {
                spread = parameter.spread(); // keeps the tanh away from its flat ends
            }
            for (int i = 0; i < data.length; i++) {
                data[i] = (float)
                        (parameter.kind() == Parameter.Kind.VARIANCE
                                ? 0.5 + random.nextDouble()
                                : parameter.kind().start() + spread * random.nextGaussian());
            }
            values.put(parameter.name(), data);
        }
        return Weights.of(layout, values);
    }

    public static StoredModel model(Weights weights) {
        return StoredModel.of(weights, ENCODER, null, "dataset-1", summary());
    }

    public static TrainingSummary summary() {
        return new TrainingSummary(3, 2, 16, 1e-3, 7, Map.of("policy_loss", 1.25, "value_loss", 0.5));
    }

    /** Samples whose best move and values can be read off the features. */
    public static SampleSource samples(NetShape shape, int size, long seed) {
        return new SyntheticSamples(shape, size, seed);
    }

    public static TrainingBatch batch(NetShape shape, int size, long seed) {
        TrainingBatch batch = new TrainingBatch(shape);
        int[] rows = new int[size];
        for (int i = 0; i < size; i++) {
            rows[i] = i;
        }
        samples(shape, size, seed).read(rows, 0, size, batch);
        return batch;
    }

    /** Writes samples into the rows of a batch that is to be served. */
    public static void fill(ServingBatch batch, TrainingBatch samples) {
        NetShape shape = samples.shape();
        batch.prepare(samples.moves());
        batch.features().put(0, samples.features(), 0, samples.count() * shape.featureSize());
        batch.globals().put(0, samples.globals(), 0, samples.count() * shape.globals());
        for (int slot = 0; slot < samples.count() * samples.moves(); slot++) {
            int to = 2 * (slot / samples.moves() * batch.moves() + slot % samples.moves());
            batch.legal().put(to, indexOrNone(samples.first()[slot], shape));
            batch.legal().put(to + 1, indexOrNone(samples.second()[slot], shape));
        }
    }

    private static long indexOrNone(int index, NetShape shape) {
        return index == TrainingBatch.NONE ? shape.policySize() : index;
    }

    private record SyntheticSamples(NetShape shape, int size, long seed) implements SampleSource {
        private static final int MOVES = 9;

        @Override
        public void read(int[] rows, int from, int count, TrainingBatch batch) {
            batch.reset(count, MOVES + 2);
            for (int i = 0; i < count; i++) {
                fill(batch, i, new SplittableRandom(seed * 1_000_003 + rows[from + i]));
            }
        }

        private void fill(TrainingBatch batch, int row, SplittableRandom random) {
            int featureStart = row * shape.featureSize();
            for (int i = 0; i < shape.featureSize(); i++) {
                batch.features()[featureStart + i] = random.nextInt(4) == 0 ? 1f : 0f;
            }
            for (int i = 0; i < shape.globals(); i++) {
                batch.globals()[row * shape.globals() + i] = (float) random.nextDouble();
            }
            boolean mover = random.nextBoolean();
            batch.globals()[row * shape.globals()] = mover ? 1f : 0f;
            for (int seat = 0; seat < shape.players(); seat++) {
                batch.values()[row * shape.players() + seat] = (seat == 0) == mover ? 1f : -1f;
            }
            int slot = row * batch.moves();
            int best = random.nextInt(MOVES);
            for (int move = 0; move < MOVES; move++) {
                // The last move is a scalar one, the one before it has two factors.
                int cell = random.nextInt(shape.area());
                batch.first()[slot + move] = move == MOVES - 1 ? shape.spatialPolicySize() + 2 : cell;
                batch.second()[slot + move] = move == MOVES - 2 ? 3 * shape.area() + cell : TrainingBatch.NONE;
                batch.features()[featureStart + cell] = move == best ? 1f : 0f;
                batch.targets()[slot + move] = move == best ? 0.8f : 0.2f / (MOVES - 1);
            }
        }
    }
}
