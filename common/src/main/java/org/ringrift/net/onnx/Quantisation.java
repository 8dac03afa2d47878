package org.ringrift.net.onnx;

/**
 * What an unsigned byte stands for: {@code (byte - zero) x scale}.
 *
 * @param scale distance of neighbouring numbers, above 0
 * @param zero the byte of the number 0, from 0 to 255
 */
record Quantisation(float scale, int zero) {
    private static final int STEPS = 255;

    /** Refuses numbers that no byte can have. */
    Quantisation {
        if (!(scale > 0) || !Float.isFinite(scale) || zero < 0 || zero > STEPS) {
            throw new IllegalArgumentException("Cannot quantise by scale " + scale + " and zero " + zero
                    + ": the scale must be above 0 and the zero from 0 to 255. Check the net.");
        }
    }

    /**
     * The finest one in which a range of numbers fits; 0 is exact.
     *
     * @param least smallest number; if it is above 0, the range starts at 0
     * @param most largest number; if it is below 0, the range ends at 0
     */
    static Quantisation ofRange(float least, float most) {
        double from = Math.min(least, 0);
        double to = Math.max(most, 0);
        if (from == to) {
            return new Quantisation(1, 0);
        }
        double scale = (to - from) / STEPS;
        return new Quantisation((float) scale, (int) Math.rint(-from / scale));
    }
}
