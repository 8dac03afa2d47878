package org.ringrift.net.train;

/** Training samples that can be read in any order, numbered from 0. */
public interface SampleSource {

    /** @return number of samples */
    int size();

    /**
     * Reads samples into a batch, in the order given, calling {@link TrainingBatch#reset} first.
     *
     * @param rows numbers of samples
     * @param from first entry of {@code rows} to read
     * @param count entries to read, at least 1
     * @param batch overwritten
     */
    void read(int[] rows, int from, int count, TrainingBatch batch);
}
