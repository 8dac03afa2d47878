package org.ringrift;

/** The only way in which one seed is derived from another, so that all chance in the system can be replayed. */
public final class Seeds {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /**
     * The seed of item {@code index} under {@code seed}: two rounds of the SplitMix64 finaliser (Steele, Lea and Flood,
     * 2014), so that neighbouring seeds and neighbouring indices give unrelated results.
     *
     * @param seed any value
     * @param index any value
     * @return a well mixed 64-bit value
     */
    public static long mix(long seed, long index) {
        return finalise(finalise(seed + GOLDEN_GAMMA) + (index + 1) * GOLDEN_GAMMA);
    }

    /**
     * The SplitMix64 finaliser: a bijection of 64-bit values in which each input bit affects each output bit.
     *
     * @param value any value
     * @return its image
     */
    public static long finalise(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
