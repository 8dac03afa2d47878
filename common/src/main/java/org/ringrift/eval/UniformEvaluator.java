package org.ringrift.eval;

import java.util.Arrays;

/**
 * Knows nothing: every move is equally likely and every seat expects 0. A search with it is guided by finished games
 * alone; in benchmarks it stands for an evaluation that costs nothing. Thread-safe.
 */
public final class UniformEvaluator implements Evaluator {
    private static final int BATCH = 64;

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public void evaluate(EvalRequest[] requests, int count) {
        for (int i = 0; i < count; i++) {
            EvalRequest request = requests[i];
            request.ensureLogits();
            Arrays.fill(request.logits, 0, request.legal.size(), 0f);
            Arrays.fill(request.values, 0f);
        }
    }

    @Override
    public String describe() {
        return "uniform";
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
