package org.ringrift.jobs.dataset;

import java.io.IOException;
import org.ringrift.npz.NpzWriter;

/** The arrays of an NPZ file that hold policy targets. */
interface PolicyColumns {
    /**
     * Adds the target of a sample.
     *
     * @param decision the sample
     * @param symmetry image in which it appears, 0 for the position itself
     */
    void add(Decision decision, int symmetry) throws IOException;

    /**
     * Writes what the spool of the file does not hold.
     *
     * @param writer the file
     */
    void writeTo(NpzWriter writer) throws IOException;

    /** Number of indices that the encoding has. */
    int policySize();

    /** Name of the encoding. */
    String encoding();

    /** Greatest index among the samples so far. */
    int greatestIndex();
}
