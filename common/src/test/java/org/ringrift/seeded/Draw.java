package org.ringrift.seeded;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws the parts of one case of a {@link Seeded} test. The same seed gives the same case. The ends of a range, zero
 * and its neighbours come up far more often than by chance: they are where invariants break.
 */
public final class Draw {
    /** The system property that names the only seed to try. */
    static final String SEED = "ringrift.test.seed";

    private static final int LEAST = 0;
    private static final int MOST = 1;
    private static final int NEAR_ZERO = 2;

    /** One number in so many is of each kind above, the others come from anywhere in the range. */
    private static final int KINDS = 12;

    private final long seed;
    private final SplittableRandom random;

    /** The case of a seed. */
    public Draw(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return switch (kind()) {
            case LEAST -> least;
            case MOST -> most;
            case NEAR_ZERO -> Math.max(least, Math.min(most, random.nextInt(-1, 2)));
            default -> (int) random.nextLong(least, most + 1L);
        };
    }

    /** A finite number from {@code least} to {@code most}, both included. */
    public double between(double least, double most) {
        return switch (kind()) {
            case LEAST -> least;
            case MOST -> most;
            case NEAR_ZERO -> Math.max(least, Math.min(most, 0.01 * random.nextInt(-1, 2)));
            default -> least + random.nextDouble() * (most - least);
        };
    }

    /** Any number. */
    public int anyInt() {
        return between(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Any number. */
    public long anyLong() {
        return switch (kind()) {
            case LEAST -> Long.MIN_VALUE;
            case MOST -> Long.MAX_VALUE;
            case NEAR_ZERO -> random.nextInt(-1, 2);
            default -> random.nextLong();
        };
    }

    /** Any numbers, from {@code least} to {@code most} of them. */
    public int[] ints(int least, int most) {
        int[] values = new int[between(least, most)];
        Arrays.setAll(values, i -> anyInt());
        return values;
    }

    /** One of the values. */
    public <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private int kind() {
        return random.nextInt(KINDS);
    }

    /** Says how to try this case again. */
    @Override
    public String toString() {
        return "seed " + seed + " (alone by -D" + SEED + "=" + seed + ")";
    }
}
