package org.ringrift.jobs.cli.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.ClusterFileOptions;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.driver.launch.ChildSettings;
import org.ringrift.jobs.driver.launch.EmbeddedLauncher;
import org.ringrift.jobs.driver.launch.Launcher;
import org.ringrift.jobs.driver.launch.Program;
import org.ringrift.jobs.driver.launch.RunLogs;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.launch.SubmitLauncher;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.stage.StageContext;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the stages of a driver run; taken as a {@code @Mixin}. */
final class LauncherOptions {
    @Option(
            names = "--launcher",
            paramLabel = "WHERE",
            defaultValue = "embedded",
            description =
                    "Where stages run: embedded in this process, or submit, each in one of its own by spark-submit"
                            + " (default: ${DEFAULT-VALUE}).")
    private LauncherKind kind;

    @Option(
            names = "--stage-master",
            paramLabel = "MASTER",
            description = "Spark master of stages in processes of their own (default: that of the driver).")
    private String stageMaster;

    @Option(
            names = "--node-class",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Classes of machines for stages in processes of their own: each has the cores, memory and GPUs"
                            + " of the one that is best for it (default: what Spark's settings say).")
    private List<String> nodeClasses;

    @Option(
            names = "--logs",
            paramLabel = "FOLDER",
            defaultValue = "${env:RINGRIFT_LOGS:-./logs}",
            description = "Folder of the output of stages in processes of their own (default: $RINGRIFT_LOGS, else"
                    + " ./logs).")
    private Path logs;

    @Mixin
    private ClusterFileOptions machines;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** Makes the launcher of a driver, once Spark is there. */
    @FunctionalInterface
    interface Choice {
        /**
         * @param context where stages run
         * @param stages makes runs of actions
         * @param ended is called when a run has ended
         */
        Launcher launcher(StageContext context, StageRuns stages, Runnable ended);
    }

    /**
     * What was said, before Spark is started.
     *
     * @param master Spark master of the driver
     * @throws UserError if it cannot be done
     */
    Choice choice(String master) {
        List<String> names = nodeClasses == null ? List.of() : nodeClasses;
        if (kind == LauncherKind.EMBEDDED) {
            if (!names.isEmpty() || stageMaster != null) {
                throw new UserError("Cannot use " + (names.isEmpty() ? "--stage-master" : "--node-class")
                        + " here: stages run in this process. Give --launcher submit too.");
            }
            return (context, stages, ended) -> EmbeddedLauncher.inThreads(stages, ended);
        }
        Map<String, Map<String, String>> machinesOf = StageMachines.properties(machines.classes(), names);
        String mainClass = command.root().userObject().getClass().getName();
        Program program = ChildProgram.found(mainClass, System.getenv());
        RunLogs output = RunLogs.in(logs);
        Map<String, String> properties =
                ChildProgram.properties(systemProperties(), Runtime.getRuntime().maxMemory());
        return (context, stages, ended) -> new SubmitLauncher(
                stages,
                new Runs(context.lake(), context.clock()),
                ended,
                program,
                new ChildSettings(
                        context.lake().warehouse().root().toString(),
                        stageMaster != null ? stageMaster : master,
                        properties,
                        machinesOf::get),
                output);
    }

    /**
     * The classes of machines that were named.
     *
     * @throws UserError if there is none of such a name
     */
    List<NodeClass> named() {
        return nodeClasses == null
                ? List.of()
                : nodeClasses.stream().map(machines.classes()::find).toList();
    }

    private static Map<String, String> systemProperties() {
        return System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }
}
