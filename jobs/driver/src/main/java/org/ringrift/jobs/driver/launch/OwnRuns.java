package org.ringrift.jobs.driver.launch;

import java.util.List;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;

/** Counts what a plan must know of and table {@code runs} does not tell. */
final class OwnRuns {
    private OwnRuns() {}

    /**
     * The states with at least as many runs in flight of each stage as this process has at work: it takes a moment until the table
     * says that they are.
     */
    static List<ConfigState> counted(List<ConfigState> states, List<Launched> atWork) {
        return states.stream().map(state -> counted(state, atWork)).toList();
    }

    private static ConfigState counted(ConfigState state, List<Launched> atWork) {
        ConfigState counted = state;
        for (LoopStage stage : LoopStage.values()) {
            List<Launched> own = atWork.stream()
                    .filter(run -> run.action().config().equals(state.config())
                            && run.action().stage() == stage)
                    .toList();
            for (int known = state.stage(stage).inFlight(); known < own.size(); known++) {
                counted = counted.started(own.get(known).action());
            }
        }
        return counted;
    }

    /** The states with what is queued as if it were at work. */
    static List<ConfigState> withQueued(List<ConfigState> states, List<Action> queued) {
        return states.stream()
                .map(state -> {
                    ConfigState counted = state;
                    for (Action action : queued) {
                        counted = action.config().equals(state.config()) ? counted.started(action) : counted;
                    }
                    return counted;
                })
                .toList();
    }
}
