package org.ringrift.jobs.bench.workload;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.eval.EvalRequest;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetArchitecture;
import org.ringrift.net.NetLayout;
import org.ringrift.net.NetShapes;
import org.ringrift.net.Weights;
import org.ringrift.net.train.NetTrainer;
import org.ringrift.net.train.TrainingBatch;
import org.ringrift.net.train.TrainingOptions;
import org.ringrift.rules.GameConfig;

/** Training on one batch again and again: what the steps cost, not what is learned. A piece is a step, a unit a sample. */
public final class TrainingWorkload implements Workload {
    private static final long SEED = 1;
    private static final double RATE = 1e-4;

    private final String name;
    private final NetTrainer trainer;
    private final TrainingBatch batch;

    /**
     * Begins with random weights.
     *
     * @param architecture the net's trunk
     * @param rows samples of a step, at least 2
     * @param positions fill the batch, in turn
     * @param device where to compute
     */
    public TrainingWorkload(NetArchitecture architecture, int rows, Positions positions, ComputeDevice device) {
        GameConfig config = positions.rules().config();
        Weights weights = Weights.initial(NetLayout.of(NetShapes.of(config), architecture), SEED);
        this.name = "training batch " + rows + " " + config.key();
        this.trainer = new NetTrainer(
                weights, TrainingOptions.defaults().withLength(1, rows).withDevice(device, 1));
        this.batch = new TrainingBatch(weights.layout().shape());
        fill(positions, rows);
    }

    /** Every legal move is as good as the others, and nobody wins. */
    private void fill(Positions positions, int rows) {
        GameConfig config = positions.rules().config();
        PositionEncoder encoder = PositionEncoder.of(config, EncoderProfile.STANDARD);
        PolicyIndex policy = new PolicyIndex(config);
        batch.reset(
                rows,
                IntStream.range(0, positions.size())
                        .map(i -> positions.get(i).legal.size())
                        .max()
                        .orElseThrow());
        Arrays.fill(batch.values(), 0f);
        float[] scalars = new float[encoder.globals()];
        for (int row = 0; row < rows; row++) {
            EvalRequest position = positions.get(row % positions.size());
            encoder.encode(position.frames, 0, batch.features(), row * encoder.size());
            encoder.encodeGlobals(position.frames[0], scalars, 0);
            System.arraycopy(scalars, 0, batch.globals(), row * encoder.globals(), scalars.length);
            for (int i = 0; i < position.legal.size(); i++) {
                int slot = row * batch.moves() + i;
                batch.first()[slot] = policy.first(position.frames[0], position.legal.get(i), 0);
                batch.targets()[slot] = 1f / position.legal.size();
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String unit() {
        return "samples";
    }

    @Override
    public long run() {
        trainer.step(batch, RATE);
        return batch.count();
    }

    @Override
    public void close() {
        trainer.close();
    }
}
