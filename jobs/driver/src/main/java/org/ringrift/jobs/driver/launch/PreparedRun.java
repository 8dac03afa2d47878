package org.ringrift.jobs.driver.launch;

import java.util.function.Consumer;
import org.ringrift.jobs.stage.StageContext;

/**
 * A stage run that is ready to start.
 *
 * @param runId its identity, which follows from the tables: who prepares the same again prepares the same run
 * @param work runs it and records it; throws what the stage throws
 */
public record PreparedRun(String runId, Consumer<StageContext> work) {}
