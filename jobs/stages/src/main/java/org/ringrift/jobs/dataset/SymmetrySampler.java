package org.ringrift.jobs.dataset;

import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.jobs.dataset.DatasetOptions.Images;

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
     * Draws distinct symmetries for a sample.
     *
     * @param images whether the identity comes first
     * @param count how many are used; the rest of the result means nothing
     * @param seed of the dataset
     * @param gameId game of the sample
     * @param ply its place in the game
     * @return the symmetries; valid until the next call
     */
    int[] draw(Images images, int count, long seed, String gameId, int ply) {
        for (int i = 0; i < symmetries.length; i++) {
            symmetries[i] = i;
        }
        int kept = images == Images.ITSELF ? 1 : 0;
        if (count > kept) {
            long game = Seeds.mix(seed ^ IMAGES, Splits.number(gameId));
            SplittableRandom random = new SplittableRandom(Seeds.mix(game, ply));
            for (int i = kept; i < count; i++) {
                int j = i + random.nextInt(symmetries.length - i);
                int drawn = symmetries[j];
                symmetries[j] = symmetries[i];
                symmetries[i] = drawn;
            }
        }
        return symmetries;
    }
}
