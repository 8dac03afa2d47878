package org.ringrift.jobs.dataset;

import java.util.List;
import org.ringrift.player.PlayerSpec;

/** What players are called in training data. */
final class PlayerKinds {
    private PlayerKinds() {}

    /** The name by which training weights know a player. */
    static String engineMode(String spec) {
        return PlayerSpec.parse(spec).trainingName();
    }

    /** What the opponents of a seat are: their common kind, or {@code mixed}. */
    static String opponentType(List<String> specs, int seat) {
        String common = null;
        for (int other = 1; other <= specs.size(); other++) {
            String kind = PlayerSpec.parse(specs.get(other - 1)).kind();
            if (other != seat && common != null && !common.equals(kind)) {
                return "mixed";
            }
            common = other == seat ? common : kind;
        }
        return common;
    }
}
