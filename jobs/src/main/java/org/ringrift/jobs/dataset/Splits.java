package org.ringrift.jobs.dataset;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringrift.Seeds;

/** Divides games into those to learn from and those to validate with. A game is wholly on one side. */
final class Splits {
    static final String TRAIN = "train";
    static final String VALIDATION = "validation";

    /** Separates the chance of the split from that of the symmetries. */
    private static final long SPLIT = 0x53504c4954L;

    private Splits() {}

    /**
     * Chooses the games for validation: those whose hash with the seed falls below the share, so that a game stays on
     * its side when others come. With at least two games and a share above 0 neither side is empty.
     *
     * @param gameIds the games, 64 hex digits each
     * @param share part that is wanted, 0 to less than 1
     * @param seed decides which
     * @return the games for validation
     */
    static Set<String> validation(List<String> gameIds, double share, long seed) {
        Set<String> chosen = new HashSet<>();
        if (share == 0 || gameIds.size() < 2) {
            return chosen;
        }
        for (String id : gameIds) {
            if (place(id, seed) < share) {
                chosen.add(id);
            }
        }
        Comparator<String> byPlace =
                Comparator.comparingDouble((String id) -> place(id, seed)).thenComparing(Comparator.naturalOrder());
        if (chosen.isEmpty()) {
            gameIds.stream().min(byPlace).ifPresent(chosen::add);
        } else if (chosen.size() == gameIds.size()) {
            gameIds.stream().max(byPlace).ifPresent(chosen::remove);
        }
        return chosen;
    }

    /** Uniform in [0, 1) over games. */
    private static double place(String gameId, long seed) {
        return (Seeds.mix(seed ^ SPLIT, number(gameId)) >>> 11) * 0x1p-53;
    }

    /** The first 64 bits of a game's hash. */
    static long number(String gameId) {
        return Long.parseUnsignedLong(gameId.substring(0, 16), 16);
    }
}
