package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.stage.StageContext;

/** Starts the stage runs of a driver, and tells when they have ended. For one thread. */
public sealed interface Launcher extends AutoCloseable permits EmbeddedLauncher, SubmitLauncher {
    /**
     * Starts an action.
     *
     * @param context where stages run
     * @param state the configuration, as the plan saw it
     * @param action what is planned
     * @param runId identity of the run; of one that was begun before, what was asked for then is asked for again
     * @return what was started
     * @throws org.ringrift.UserError if it cannot be started as things are: the tables do not have what it needs, say, or the run
     *     is at work already
     * @throws org.ringrift.StageFailure if the tables cannot be read, or no process can be started
     */
    Launched start(StageContext context, ConfigState state, Action action, String runId);

    /**
     * Why nothing is to be started now, one sentence; empty if anything may be.
     *
     * @param now the time
     */
    default Optional<String> pausing(Instant now) {
        return Optional.empty();
    }

    /** Those at work. */
    List<Launched> atWork();

    /**
     * Takes out those that have ended since the last call.
     *
     * @param now the time
     * @throws org.ringrift.StageFailure if it cannot be read what became of them; they are told at a later call
     */
    List<Ended> reap(Instant now);

    /**
     * Tells runs at work to end, as SIGTERM does: what they have committed stays, and the same runs can go on behind it.
     *
     * @param cause what ends them
     * @throws org.ringrift.StageFailure if not all of them could be recorded as cancelled; all of them end nevertheless
     */
    void stop(String cause);

    /** Starts nothing any more; runs at work are left alone. */
    @Override
    void close();
}
