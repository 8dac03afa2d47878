package org.ringrift.jobs.dataset;

import java.util.SplittableRandom;
import org.ringrift.Seeds;

/** Chooses the symmetric images in which a sample appears. Reusable; not thread-safe. */
final class SymmetrySampler {
    /** Separates the chance of the symmetries from that of the split. */
    private static final long IMAGES = 0x494d41474553L;

    private final int[] symmetries;

    /** @param boardSymmetries number of symmetries of the board, 0 being the identity */
    SymmetrySampler(int boardSymmetries) {
        symmetries = new int[boardSymmetries];
    }

    /**
     * Draws distinct symmetries for a sample, the identity first.
     *
     * @param count how many are used; the rest of the result means nothing
     * @param seed of the dataset
     * @param gameId game of the sample
     * @param ply its place in the game
     * @return the symmetries; valid until the next call
     */
    int[] draw(int count, long seed, String gameId, int ply) {
        for (int i = 0; i < symmetries.length; i++) {
            symmetries[i] = i;
        }
        if (count > 1) {
            long game = Seeds.mix(seed ^ IMAGES, Splits.number(gameId));
            SplittableRandom random = new SplittableRandom(Seeds.mix(game, ply));
            for (int i = 1; i < count; i++) {
                int j = i + random.nextInt(symmetries.length - i);
                int drawn = symmetries[j];
                symmetries[j] = symmetries[i];
                symmetries[i] = drawn;
            }
        }
        return symmetries;
    }
}
