package org.ringrift.jobs.dataset;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringrift.Seeds;

/** Divides games into those to learn from and those to validate with. A game and its copies are wholly on one side. */
final class Splits {
    static final String TRAIN = "train";
    static final String VALIDATION = "validation";

    /** Separates the chance of the split from that of the symmetries. */
    private static final long SPLIT = 0x53504c4954L;

    private Splits() {}

    /**
     * Chooses the games for validation: those whose hash with the seed falls below the share, so that a game stays on
     * its side when others come, copies of it among them. With at least two games and a share above 0 neither side is
     * empty.
     *
     * @param contents what the games were, 64 hex digits each
     * @param share part that is wanted, 0 to less than 1
     * @param seed decides which
     * @return the games for validation
     */
    static Set<String> validation(List<String> contents, double share, long seed) {
        Set<String> chosen = new HashSet<>();
        if (share == 0 || contents.size() < 2) {
            return chosen;
        }
        for (String content : contents) {
            if (place(content, seed) < share) {
                chosen.add(content);
            }
        }
        Comparator<String> byPlace = Comparator.comparingDouble((String content) -> place(content, seed))
                .thenComparing(Comparator.naturalOrder());
        if (chosen.isEmpty()) {
            contents.stream().min(byPlace).ifPresent(chosen::add);
        } else if (chosen.size() == contents.size()) {
            contents.stream().max(byPlace).ifPresent(chosen::remove);
        }
        return chosen;
    }

    /** Uniform in [0, 1) over games. */
    private static double place(String content, long seed) {
        return (Seeds.mix(seed ^ SPLIT, number(content)) >>> 11) * 0x1p-53;
    }

    /** The first 64 bits of a hash. */
    static long number(String sha256) {
        return Long.parseUnsignedLong(sha256.substring(0, 16), 16);
    }
}
