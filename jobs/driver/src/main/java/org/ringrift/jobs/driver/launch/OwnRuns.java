package org.ringrift.jobs.driver.launch;

import java.util.List;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.StageState;

/** Counts runs that were just launched: it takes a moment until the table says that they are at work. */
final class OwnRuns {
    private OwnRuns() {}

    /** The states with at least as many runs in flight of each stage as this process has at work. */
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
                counted = begun(counted, own.get(known).action());
            }
        }
        return counted;
    }

    private static ConfigState begun(ConfigState state, Action action) {
        if (action instanceof Action.Selfplay games) {
            return state.started(games);
        }
        StageState begun = state.stage(action.stage()).begun();
        return new ConfigState(
                state.config(),
                state.data(),
                state.models(),
                state.strength(),
                state.gameSeconds(),
                state.gamesInFlight(),
                state.stages().with(action.stage(), begun));
    }
}
