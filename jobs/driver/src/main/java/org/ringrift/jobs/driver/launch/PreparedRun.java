package org.ringrift.jobs.driver.launch;

import java.util.function.Consumer;
import org.ringrift.jobs.stage.StageContext;

/**
 * A stage run that is ready to start, in this process or in one of its own: the rows are the same.
 *
 * @param runId its identity, which follows from the tables: who prepares the same again prepares the same run
 * @param stage name of the stage, which is its command too
 * @param request what is asked for, canonical JSON, as {@code --request FILE} takes it
 * @param work runs it in this process and records it; throws what the stage throws
 */
public record PreparedRun(String runId, String stage, String request, Consumer<StageContext> work) {}
