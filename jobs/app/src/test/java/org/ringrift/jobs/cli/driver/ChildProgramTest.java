package org.ringrift.jobs.cli.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.driver.launch.Program;

class ChildProgramTest {
    @TempDir
    private Path folder;

    private Path submitIn(String home) throws IOException {
        Path file = folder.resolve(home).resolve("bin/spark-submit");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return folder.resolve(home);
    }

    @Test
    void aSparkInstallationGoesBeforeOurOwnSparkSubmit() throws IOException {
        Path ours = submitIn("checkout/conf");
        Files.writeString(ours.resolve("jvm.options"), "");
        Map<String, String> environment = Map.of(
                "SPARK_HOME", folder.resolve("spark").toString(),
                "RINGRIFT_HOME", folder.resolve("checkout").toString(),
                "RINGRIFT_JAVA_OPTS", "-Da=b");
        Program found = ChildProgram.found("a.Main", environment);
        assertThat(found.sparkHome()).isEqualTo(ours);
        assertThat(found.mainClass()).isEqualTo("a.Main");
        assertThat(found.environment())
                .containsEntry("RINGRIFT_SPARK_HOME", folder.resolve("spark").toString())
                .containsEntry("SPARK_SUBMIT_OPTS", "\"@" + ours.resolve("jvm.options") + "\" -Da=b");
        assertThat(ChildProgram.found(
                                "a.Main", Map.of("SPARK_HOME", submitIn("spark").toString()))
                        .sparkHome())
                .isEqualTo(folder.resolve("spark"));
    }

    @Test
    void withoutSparkSubmitThereAreNoProcesses() {
        assertThatThrownBy(() -> ChildProgram.found("a.Main", Map.of("SPARK_HOME", folder.toString())))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot start stages in processes of their own: there is no spark-submit. Use ./ringrift, set"
                                + " SPARK_HOME to a Spark installation, or give --launcher embedded.");
    }

    @Test
    void stagesGetTheSettingsOfTheDriverButNotWhatMakesItOneApplication() {
        Map<String, String> system = Map.of(
                "spark.executor.memory", "8g",
                "spark.hadoop.fs.s3a.endpoint", "http://store",
                "spark.master", "yarn",
                "spark.app.name", "ringrift driver",
                "spark.submit.deployMode", "client",
                "spark.driver.port", "7000",
                "java.io.tmpdir", "/tmp");
        assertThat(ChildProgram.properties(system, 3L << 30))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "spark.executor.memory", "8g",
                        "spark.hadoop.fs.s3a.endpoint", "http://store",
                        "spark.driver.memory", "3072m"));
        assertThat(ChildProgram.properties(Map.of("spark.driver.memory", "9g"), 1))
                .containsEntry("spark.driver.memory", "9g");
    }

    @Test
    void eachStageRunsOnTheBestClassThatIsForIt() {
        NodeClasses classes = NodeClasses.shipped();
        Map<String, Map<String, String>> properties = StageMachines.properties(classes, List.of("rtx", "cpu"));
        assertThat(properties).containsOnlyKeys("selfplay", "dataset", "train", "evaluate", "match");
        assertThat(properties.get("selfplay")).containsEntry("spark.executor.resource.gpu.amount", "1");
        assertThat(properties.get("train"))
                .containsEntry("spark.executor.cores", "2")
                .containsEntry("spark.task.cpus", "2");
        Map<String, Map<String, String>> ranked =
                StageMachines.properties(classes, List.of("a100", "cpu", "h100", "coordinator"));
        String name = "spark.executorEnv.SPARK_EXECUTOR_ATTRIBUTE_NODE_CLASS";
        assertThat(ranked.get("selfplay")).containsEntry(name, "h100");
        assertThat(ranked.get("train")).containsEntry(name, "h100");
        assertThat(ranked.get("evaluate")).containsEntry(name, "cpu");
        assertThat(ranked.get("dataset")).containsEntry(name, "coordinator");
        assertThat(StageMachines.properties(classes, List.of()).get("train")).isEmpty();
        assertThatThrownBy(() -> StageMachines.properties(classes, List.of("rtx")))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot drive with --node-class rtx: none of them is for dataset. Name one more that is;"
                        + " ./ringrift config node lists them.");
    }
}
