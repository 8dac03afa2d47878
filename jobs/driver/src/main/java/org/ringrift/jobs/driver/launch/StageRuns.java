package org.ringrift.jobs.driver.launch;

import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.stage.StageContext;

/** Makes stage runs of the actions of a plan. The application implements it, since it knows the stages. */
public interface StageRuns {
    /**
     * Prepares the run of an action by what the tables say now; starts nothing.
     *
     * @param context where stages run
     * @param state the configuration, as the plan saw it
     * @param action what is planned
     * @param runId identity of the run; of one that was begun before, what was asked for then is asked for again
     * @return the run
     * @throws org.ringrift.UserError if the tables do not have what the action needs
     */
    PreparedRun prepare(StageContext context, ConfigState state, Action action, String runId);
}
