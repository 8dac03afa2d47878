package org.ringrift.jobs.bench.workload;

import java.util.stream.IntStream;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.eval.EvalRequest;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.serve.ServingBatch;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.net.store.StoredModel;

/** Evaluations by nets on one CPU thread. */
public final class NetWorkloads {
    private NetWorkloads() {}

    /**
     * The net alone: one batch that is filled once, with room for the moves of any of the positions, and computed again and
     * again. Nothing that evaluates by this net on one thread can be faster than its best batch.
     *
     * @param what what the net is called in the name of the workload
     * @param model the net
     * @param batch positions in a computation
     * @param positions fill the batch, in turn
     * @return the workload; a piece is a batch, a unit one of its positions
     */
    public static Workload bare(String what, StoredModel model, int batch, Positions positions) {
        return new Bare(name("net", what, batch, positions), model, serving(batch), positions);
    }

    /** The net alone on a device, as {@link #bare(String, StoredModel, int, Positions)}. */
    public static Workload bare(String what, StoredModel model, int batch, Positions positions, ComputeDevice device) {
        return new Bare(name("net", what, batch, positions), model, serving(batch, device), positions);
    }

    /**
     * The net behind its evaluator: as {@link #bare}, with encoding before and reading of the results after it.
     *
     * @param what what the net is called in the name of the workload
     * @param model the net
     * @param batch positions in a computation
     * @param positions are evaluated in turn
     * @return the workload; a piece is a batch, a unit one of its positions
     */
    public static Workload evaluator(String what, StoredModel model, int batch, Positions positions) {
        return new Evaluated(name("evaluator", what, batch, positions), model, batch, positions);
    }

    /** Serving on one thread of the CPU. */
    static ServingOptions serving(int batch) {
        return serving(batch, ComputeDevice.CPU);
    }

    /** Serving on a device, and one thread of the CPU. */
    static ServingOptions serving(int batch, ComputeDevice device) {
        return new ServingOptions(batch, 1, device);
    }

    private static String name(String how, String what, int batch, Positions positions) {
        return how + " " + what + " batch " + batch + " "
                + positions.rules().config().key();
    }

    private static final class Bare implements Workload {
        private final String name;
        private final OnnxNet net;
        private final ServingBatch batch;

        Bare(String name, StoredModel model, ServingOptions serving, Positions positions) {
            this.name = name;
            this.net = OnnxNet.open(model, serving);
            this.batch = net.newBatch();
            fill(positions);
        }

        private void fill(Positions positions) {
            PositionEncoder encoder = PositionEncoder.of(positions.rules().config(), EncoderProfile.STANDARD);
            PolicyIndex policy = new PolicyIndex(positions.rules().config());
            float[] scalars = new float[encoder.globals()];
            batch.prepare(IntStream.range(0, positions.size())
                    .map(i -> positions.get(i).legal.size())
                    .max()
                    .orElseThrow());
            for (int row = 0; row < batch.rows(); row++) {
                EvalRequest position = positions.get(row % positions.size());
                encoder.encode(position.frames, 0, batch.features(), row * encoder.size());
                encoder.encodeGlobals(position.frames[0], scalars, 0);
                batch.globals().put(row * encoder.globals(), scalars);
                for (int i = 0; i < position.legal.size(); i++) {
                    int slot = 2 * (row * batch.moves() + i);
                    batch.legal().put(slot, policy.first(position.frames[0], position.legal.get(i), 0));
                }
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return "evaluations";
        }

        @Override
        public long run() {
            net.run(batch);
            return batch.rows();
        }

        @Override
        public void close() {
            batch.close();
            net.close();
        }
    }

    private static final class Evaluated implements Workload {
        private final String name;
        private final OnnxNet net;
        private final NetEvaluator evaluator;
        private final Positions positions;
        private final EvalRequest[] requests;
        private int next;

        Evaluated(String name, StoredModel model, int rows, Positions positions) {
            this.name = name;
            this.net = OnnxNet.open(model, serving(rows));
            this.evaluator = new NetEvaluator(net, positions.rules().config());
            this.positions = positions;
            this.requests = new EvalRequest[rows];
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String unit() {
            return "evaluations";
        }

        @Override
        public long run() {
            for (int row = 0; row < requests.length; row++) {
                requests[row] = positions.get(next);
                next = next + 1 == positions.size() ? 0 : next + 1;
            }
            evaluator.evaluate(requests, requests.length);
            return requests.length;
        }

        @Override
        public void close() {
            evaluator.close();
            net.close();
        }
    }
}
