package org.ringrift.jobs.dataset;

import java.util.List;
import org.ringrift.player.PlayerSpec;

/** What players are called in training data. */
final class PlayerKinds {
    private PlayerKinds() {}

    /** A kind by the name that training weights know. */
    static String engineMode(String spec) {
        String kind = kind(spec);
        return switch (kind) {
            case PlayerSpec.GUMBEL -> "gumbel_mcts";
            case PlayerSpec.POLICY -> "policy_only";
            default -> kind;
        };
    }

    private static String kind(String spec) {
        int colon = spec.indexOf(':');
        return colon < 0 ? spec : spec.substring(0, colon);
    }

    /** What the opponents of a seat are: their common kind, or {@code mixed}. */
    static String opponentType(List<String> specs, int seat) {
        String common = null;
        for (int other = 1; other <= specs.size(); other++) {
            String kind = kind(specs.get(other - 1));
            if (other != seat && common != null && !common.equals(kind)) {
                return "mixed";
            }
            common = other == seat ? common : kind;
        }
        return common;
    }
}
