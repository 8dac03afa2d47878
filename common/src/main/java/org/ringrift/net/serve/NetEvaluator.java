package org.ringrift.net.serve;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.encode.PolicyIndex;
import org.ringrift.encode.PositionEncoder;
import org.ringrift.encode.ValueTargets;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;
import org.ringrift.net.NetShape;
import org.ringrift.net.NetShapes;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.GameState;
import org.ringrift.rules.MoveList;

/**
 * Judges positions by a trained net: encodes them, computes one batch, and brings the results back to moves and seats.
 * Each thread has its own; they may share a net, which must stay open as long as they are used.
 */
public final class NetEvaluator implements Evaluator {
    private final OnnxNet net;
    private final NetShape shape;
    private final ServingBatch batch;
    private final PositionEncoder encoder;
    private final PolicyIndex policy;
    private final float[] globalRow;
    private final float[] valueRow;

    /**
     * @param net is not closed by this evaluator
     * @param config the game to be played
     * @throws UserError if the net was trained for another configuration, encoder or policy
     */
    public NetEvaluator(OnnxNet net, GameConfig config) {
        EncoderProfile profile = NetShapes.requirePlays(net.manifest(), config);
        this.net = net;
        this.shape = net.manifest().shape();
        this.encoder = PositionEncoder.of(config, profile);
        this.globalRow = new float[encoder.globals()];
        this.policy = new PolicyIndex(config);
        this.valueRow = new float[shape.players()];
        this.batch = net.newBatch();
    }

    @Override
    public int batchSize() {
        return net.batchSize();
    }

    @Override
    public void evaluate(EvalRequest[] requests, int count) {
        if (count < 1 || count > batchSize()) {
            throw new IllegalArgumentException(
                    "Cannot evaluate " + count + " positions at once: the range is 1 to " + batchSize() + ".");
        }
        int most = 0;
        for (int row = 0; row < count; row++) {
            most = Math.max(most, requests[row].legal.size());
        }
        batch.prepare(most);
        for (int row = 0; row < count; row++) {
            encode(requests[row], row);
        }
        net.run(batch);
        for (int row = 0; row < count; row++) {
            decode(requests[row], row);
        }
    }

    private void encode(EvalRequest request, int row) {
        GameState state = request.frames[0];
        encoder.encode(request.frames, 0, batch.features(), row * shape.featureSize());
        encoder.encodeGlobals(state, globalRow, 0);
        batch.globals().put(row * globalRow.length, globalRow);
        LongBuffer legal = batch.legal();
        MoveList moves = request.legal;
        int slot = 2 * row * batch.moves();
        for (int i = 0; i < moves.size(); i++) {
            int second = policy.second(state, moves.get(i), 0);
            legal.put(slot++, policy.first(state, moves.get(i), 0));
            legal.put(slot++, second == PolicyIndex.NONE ? shape.policySize() : second);
        }
    }

    private void decode(EvalRequest request, int row) {
        request.ensureLogits();
        FloatBuffer logits = batch.logits();
        logits.get(row * batch.moves(), request.logits, 0, request.legal.size());
        batch.values().get(row * shape.players(), valueRow);
        ValueTargets.toSeats(valueRow, 0, shape.players(), request.frames[0].seat(), request.values);
    }

    @Override
    public String describe() {
        return "net " + net.manifest().identity() + " (" + net.manifest().architecture() + ") for " + shape.configKey();
    }

    @Override
    public void close() {
        batch.close();
    }
}
