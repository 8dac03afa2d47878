package org.ringrift.jobs.bench.workload;

import java.util.Map;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.eval.EvalRequest;
import org.ringrift.net.Manifest;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShapes;
import org.ringrift.net.TrainingSummary;
import org.ringrift.net.Weights;
import org.ringrift.net.onnx.Precision;
import org.ringrift.net.store.StoredModel;
import org.ringrift.net.train.SampleSource;
import org.ringrift.net.train.TrainingBatch;
import org.ringrift.rules.GameConfig;

/** Models of untrained nets, as fast as trained ones, which need neither training nor a warehouse. */
public final class FreshModels {
    private static final long SEED = 1;

    private FreshModels() {}

    /**
     * Makes a model with random weights.
     *
     * @param positions of the game that it plays; integers are scaled to what the net makes of them
     * @param architecture its trunk
     * @param precision in which it is served
     * @return the same model for the same arguments
     */
    public static StoredModel of(Positions positions, NetArchitecture architecture, Precision precision) {
        GameConfig config = positions.rules().config();
        Weights weights = Weights.initial(NetLayout.of(NetShapes.of(config), architecture), SEED);
        Manifest.Encoder encoder = NetShapes.encoder(config);
        TrainingSummary untrained = new TrainingSummary(0, 0, 1, 0, SEED, Map.of());
        return StoredModel.of(weights, encoder, null, "bench", untrained)
                .servedBy(precision.export(weights, encoder, new Inputs(positions)));
    }

    /** The inputs of the net in some positions, without targets. */
    private static final class Inputs implements SampleSource {
        private final Positions positions;
        private final PositionEncoder encoder;

        Inputs(Positions positions) {
            this.positions = positions;
            this.encoder = PositionEncoder.of(positions.rules().config(), EncoderProfile.STANDARD);
        }

        @Override
        public int size() {
            return positions.size();
        }

        @Override
        public void read(int[] rows, int from, int count, TrainingBatch batch) {
            batch.reset(count, 1);
            for (int i = 0; i < count; i++) {
                EvalRequest position = positions.get(rows[from + i]);
                encoder.encode(position.frames, 0, batch.features(), i * encoder.size());
                encoder.encodeGlobals(position.frames[0], batch.globals(), i * encoder.globals());
            }
        }
    }
}
