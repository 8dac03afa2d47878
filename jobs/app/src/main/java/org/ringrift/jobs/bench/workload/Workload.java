package org.ringrift.jobs.bench.workload;

/** One kind of work, prepared so that its pieces can be done over and over. Not thread-safe. */
public interface Workload extends AutoCloseable {
    /** What is done, such as {@code random play hex8_2p}; names a row of the bench table. */
    String name();

    /** What {@link #run} counts, in the plural, such as {@code steps}. */
    String unit();

    /**
     * Does the next piece of work: as little as makes sense by itself (a step, a search, a file). Successive pieces go
     * through the prepared inputs in turn.
     *
     * @return units of work that the piece had, at least 1
     */
    long run();

    /** Gives back what {@link #run} needed; without a net there is nothing. */
    @Override
    default void close() {}
}
