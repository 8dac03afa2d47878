package org.ringrift.jobs.pipeline;

import java.util.Locale;
import org.ringrift.Keyed;

/** What makes the loop learn faster, each of which a pipeline can do without, so that its worth can be measured. */
public enum Lever implements Keyed {
    /** Inputs of a net with planes and globals for each seat; without it those of encoder version 1. */
    SEATS,
    /** Value targets that are half the search's own value; without it the ends of the games alone. */
    SEARCH_VALUE,
    /** First games by a search without a net; without it by the heuristic player, one ply deep. */
    SEARCH_TEACHER,
    /** Training from the newest weights; without it always from those of the production model. */
    NEWEST_WEIGHTS,
    /** Games by the newest net unless it was worse; without it always by the production model. */
    NEWEST_PLAYER,
    /** Weights averaged over steps at a constant learning rate; without it those after the last step of a falling one. */
    AVERAGED_WEIGHTS,
    /** Each sample in a drawn image under the board's symmetries, another one in each dataset; without it as it was played. */
    SYMMETRIES,
    /** Policies that surprise the net count more in its training; without it all count alike. */
    POLICY_SURPRISE;

    /** The name used in options. */
    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
