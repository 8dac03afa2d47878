package org.ringrift.jobs.driver.launch;

import java.io.IOException;
import org.apache.spark.launcher.SparkLauncher;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a stage by {@code spark-submit} as a person would: {@code STAGE --request FILE --run-id ID --warehouse URI --json}.
 *
 * @param program what is run
 * @param settings where and with what
 * @param logs where its output goes
 */
record Submission(Program program, ChildSettings settings, RunLogs logs) {
    private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

    /**
     * Starts the process of a run, which goes on when this process ends.
     *
     * @throws org.ringrift.UserError if there are no machines for the stage
     * @throws StageFailure if it cannot be started
     */
    Process start(PreparedRun run) {
        try {
            logs.begin(run, settings.properties(run.stage()));
            SparkLauncher launcher = new SparkLauncher(program.environment())
                    .setSparkHome(program.sparkHome().toString())
                    .setMainClass(program.mainClass())
                    .setAppResource(program.application())
                    .setAppName("ringrift " + run.stage())
                    .setMaster(settings.master())
                    // In a file, since everybody sees a command line. What it does not say is spark-defaults.conf's.
                    .setPropertiesFile(logs.properties(run.runId()).toString())
                    .addSparkArg("--load-spark-defaults")
                    .addAppArgs(run.stage())
                    .addAppArgs("--request", logs.request(run.runId()).toString())
                    .addAppArgs("--run-id", run.runId())
                    .addAppArgs("--warehouse", settings.warehouse())
                    .addAppArgs("--json")
                    .redirectError()
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            logs.log(run.runId()).toFile()));
            return launcher.launch();
        } catch (IOException e) {
            throw new StageFailure(
                    FailureKind.RETRY,
                    "Cannot start a process for run " + run.runId() + ": " + e
                            + ". Look at disk, memory and processes of" + " this machine.",
                    e);
        }
    }

    /** Clears away what the process of a run needed, which has ended. */
    void forget(String runId) {
        try {
            logs.forgetProperties(runId);
        } catch (IOException e) {
            LOG.warn("Spark's properties for run {}, which may be secret, cannot be deleted", runId, e);
        }
    }
}
