package org.ringrift.net;

/**
 * One named tensor of a net.
 *
 * @param name dotted path, unique in the net, for example {@code block0.conv1.weight}
 * @param kind what it is to the training
 * @param dims its extents, outermost first; convolution weights are [out, in, height, width], linear ones [out, in]
 * @param spread standard deviation of the initial weights; 0 for the kinds that start at a constant
 */
public record Parameter(String name, Kind kind, int[] dims, float spread) {

    /** What a tensor is to the training. */
    public enum Kind {
        /** Trained, with weight decay; starts random. */
        WEIGHT,
        /** Trained without decay; starts at 0. */
        OFFSET,
        /** The scale of a normalisation: trained without decay; starts at 1. */
        SCALE,
        /** Running mean of a normalisation: measured, not trained; starts at 0. */
        MEAN,
        /** Running variance of a normalisation: measured, not trained; starts at 1. */
        VARIANCE;

        /** Whether the optimiser changes it; the others are running statistics. */
        public boolean trained() {
            return this != MEAN && this != VARIANCE;
        }

        /** Its value in a net with random weights, where it is not drawn. */
        public float start() {
            return this == SCALE || this == VARIANCE ? 1f : 0f;
        }
    }

    /** Number of its values. */
    public int size() {
        int size = 1;
        for (int dim : dims) {
            size *= dim;
        }
        return size;
    }
}
