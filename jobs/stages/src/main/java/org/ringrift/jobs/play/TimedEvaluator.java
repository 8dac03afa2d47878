package org.ringrift.jobs.play;

import java.util.function.LongConsumer;
import org.ringrift.eval.EvalRequest;
import org.ringrift.eval.Evaluator;

/** Tells how long each batch of another evaluator takes, from the call to its answers. */
final class TimedEvaluator implements Evaluator {
    private final Evaluator evaluator;
    private final LongConsumer nanoseconds;

    TimedEvaluator(Evaluator evaluator, LongConsumer nanoseconds) {
        this.evaluator = evaluator;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public int batchSize() {
        return evaluator.batchSize();
    }

    @Override
    public void evaluate(EvalRequest[] requests, int count) {
        long start = System.nanoTime();
        evaluator.evaluate(requests, count);
        nanoseconds.accept(System.nanoTime() - start);
    }

    @Override
    public String describe() {
        return evaluator.describe();
    }

    @Override
    public void close() {
        evaluator.close();
    }
}
