package org.ringrift.jobs.pipeline;

import java.util.OptionalInt;
import org.ringrift.jobs.driver.launch.PreparedRun;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.rating.GatePolicy;

/** The real runs of a driver, with fewer games and simulations. */
public final class SmallRuns implements StageRuns {
    /** Games of a run of self-play. */
    public static final int GAMES = 50;

    private static final int SIMULATIONS = 2;

    private final LoopRuns runs =
            new LoopRuns(GatePolicy.quick().withGames(2).withProductionGames(2), OptionalInt.of(SIMULATIONS));

    @Override
    public PreparedRun prepare(StageContext context, ConfigState state, Action action, String runId) {
        Action small = action instanceof Action.Selfplay games
                ? new Action.Selfplay(
                        games.config(), games.slot(), GAMES, SIMULATIONS, games.mix(), games.score(), games.reason())
                : action;
        return runs.prepare(context, state, small, runId);
    }
}
