package org.ringrift.jobs.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.deploy.SparkSubmit;
import org.apache.spark.launcher.SparkLauncher;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.driver.launch.ChildSettings;
import org.ringrift.jobs.driver.launch.Program;
import org.ringrift.jobs.driver.launch.RunLogs;
import org.ringrift.jobs.driver.launch.StageRuns;
import org.ringrift.jobs.driver.launch.SubmitLauncher;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.stage.StageContext;

/** The real launcher of processes and the real spark-submit, with the tests' class path in place of a Spark home and the jar. */
public final class TestSubmit {
    private TestSubmit() {}

    /**
     * The launcher.
     *
     * @param context where the driver works
     * @param stages makes runs of actions
     * @param ended is called when a process has ended
     * @param folder for spark-submit, and for the output of processes in {@code logs}
     */
    public static SubmitLauncher launcher(StageContext context, StageRuns stages, Runnable ended, Path folder)
            throws IOException {
        Path submit = folder.resolve("spark/bin/spark-submit");
        List<String> command = ChildJvm.builder(
                        List.of(), ChildJvm.SMALL_QUERIES, SparkSubmit.class, folder.resolve("unused"))
                .command();
        String quoted = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        Files.createDirectories(submit.getParent());
        Files.writeString(submit, "#!/bin/sh\nexec " + quoted + " \"$@\"\n");
        if (!submit.toFile().setExecutable(true)) {
            throw new IOException("Cannot make " + submit + " executable.");
        }
        return new SubmitLauncher(
                stages,
                new Runs(context.lake(), context.clock()),
                ended,
                new Program(folder.resolve("spark"), SparkLauncher.NO_RESOURCE, Main.class.getName(), Map.of()),
                new ChildSettings(
                        context.lake().warehouse().root().toString(),
                        "local[1]",
                        Map.of("spark.ui.enabled", "false"),
                        stage -> Map.of("spark.task.cpus", "1")),
                RunLogs.in(folder.resolve("logs")));
    }
}
