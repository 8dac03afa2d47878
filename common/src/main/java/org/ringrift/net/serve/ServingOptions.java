package org.ringrift.net.serve;

import org.ringrift.net.ComputeDevice;

/**
 * How a net is served.
 *
 * @param batchSize rows of every computation, at least 1; shorter requests are padded, because a fixed shape is what
 *     makes a row's result independent of its batch
 * @param threads CPU threads of one computation, at least 1
 * @param device where to compute
 */
public record ServingOptions(int batchSize, int threads, ComputeDevice device) {

    /** Refuses numbers out of range. */
    public ServingOptions {
        if (batchSize < 1 || threads < 1) {
            throw new IllegalArgumentException("Cannot serve a net in batches of " + batchSize + " with " + threads
                    + " threads: both must be at least 1. Change the option.");
        }
    }

    /**
     * @return batches of 16 on one CPU thread: measured on the small boards, larger ones gain nothing on a CPU and
     *     waste more where few games run at once
     */
    public static ServingOptions defaults() {
        return new ServingOptions(16, 1, ComputeDevice.CPU);
    }
}
