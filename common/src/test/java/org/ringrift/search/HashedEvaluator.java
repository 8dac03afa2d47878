package org.ringrift.search;

import org.ringrift.Seeds;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;

/** Opinions drawn from the hashes of all frames: arbitrary, but always the same for the same request. */
public final class HashedEvaluator implements Evaluator {
    private final int batchSize;
    private int largestBatch;
    private long asked;

    HashedEvaluator() {
        this(8);
    }

    /** @param batchSize the most requests of one call */
    public HashedEvaluator(int batchSize) {
        this.batchSize = batchSize;
    }

    @Override
    public int batchSize() {
        return batchSize;
    }

    @Override
    public void evaluate(EvalRequest[] requests, int count) {
        largestBatch = Math.max(largestBatch, count);
        asked += count;
        for (int i = 0; i < count; i++) {
            answer(requests[i]);
        }
    }

    private static void answer(EvalRequest request) {
        request.ensureLogits();
        long seed = 0;
        for (int i = 0; i < EvalRequest.FRAMES; i++) {
            seed = Seeds.mix(seed, request.frames[i] == null ? i : request.frames[i].hash());
        }
        for (int i = 0; i < request.legal.size(); i++) {
            request.logits[i] = (float) (3 * unit(seed, i));
        }
        int players = request.frames[0].rules().players();
        for (int i = 0; i < players; i++) {
            request.values[i] = (float) (2 * unit(seed, -1 - i) - 1);
        }
    }

    private static double unit(long seed, long index) {
        return (Seeds.mix(seed, index) >>> 11) * 0x1.0p-53;
    }

    /** Requests so far. */
    long asked() {
        return asked;
    }

    int largestBatch() {
        return largestBatch;
    }

    @Override
    public String describe() {
        return "hashed";
    }

    @Override
    public void close() {}
}
