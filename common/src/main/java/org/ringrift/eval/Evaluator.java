package org.ringrift.eval;

/**
 * Judges positions in batches: a prior over the legal moves and a value for each seat. The answer to a request depends
 * on that request alone, bit by bit, whatever else is in the batch. Not thread-safe unless stated.
 */
public interface Evaluator extends AutoCloseable {
    /** The most requests that one call may carry; 1 or more. */
    int batchSize();

    /**
     * Fills the answers of the first {@code count} requests.
     *
     * @param requests positions with their legal moves, each with at least one
     * @param count from 1 to {@link #batchSize()}
     */
    void evaluate(EvalRequest[] requests, int count);

    /** What evaluates, for people. */
    String describe();

    @Override
    void close();
}
