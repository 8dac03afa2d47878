package org.ringrift.jobs.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;

/** The packed jar on YARN, with the warehouse on HDFS: driver and executors in processes that YARN starts. */
class YarnTest {
    private static final int GAMES = 12;

    @TempDir
    private static Path folder;

    private static MiniHadoop hadoop;

    @BeforeAll
    static void start() throws Exception {
        hadoop = MiniHadoop.hdfsAndYarn(folder);
    }

    @AfterAll
    static void stop() {
        if (hadoop != null) {
            hadoop.close();
        }
    }

    @Test
    void selfplayAndDatasetEndWithTheDriverHere() throws Exception {
        selfplayAndDatasetEnd("client");
    }

    @Test
    void selfplayAndDatasetEndWithTheDriverInTheCluster() throws Exception {
        selfplayAndDatasetEnd("cluster");
    }

    @Test
    void aMistakeInTheArgumentsFailsTheApplicationInTheClusterToo() throws Exception {
        Submission outcome = submit("cluster", "dataset", "--config", "hex8_9p");
        assertThat(outcome.exitCode()).as(outcome.output()).isNotZero();
    }

    private static void selfplayAndDatasetEnd(String deployMode) throws Exception {
        String warehouse = hadoop.warehouse(deployMode);
        String[] selfplay = {
            "selfplay",
            "--config",
            "hex8_2p",
            "--games",
            "" + GAMES,
            "--players",
            "random",
            "--seed",
            "5",
            "--wave",
            "6",
            "--partitions",
            "4",
            "--warehouse",
            warehouse,
            "--verbose"
        };
        succeed(submit(deployMode, selfplay));
        succeed(submit(deployMode, "dataset", "--config", "hex8_2p", "--warehouse", warehouse, "--verbose"));

        Lake lake = new Lake(SharedSpark.session(), warehouse).open();
        assertThat(lake.games().read().count()).isEqualTo(GAMES);
        assertThat(lake.games().read().select("game_id").distinct().count()).isEqualTo(GAMES);
        assertThat(lake.games().read().where("size(moves) <> move_count").count())
                .isZero();
        assertThat(lake.games().read().select("wave").distinct().count()).isEqualTo(2);
        // Every decision is a sample but the random ones of the opening.
        assertThat(sum(lake.datasets(), "rows")).isEqualTo(sum(lake.games(), "decision_count - opening_decisions"));
    }

    private static long sum(LakeTable<?> table, String expression) {
        return table.read().selectExpr("sum(" + expression + ")").first().getLong(0);
    }

    private static Submission submit(String deployMode, String... command) throws Exception {
        String java = System.getProperty("java.home");
        List<String> arguments = new ArrayList<>(List.of("--master", "yarn", "--deploy-mode", deployMode));
        arguments.addAll(Submission.settings(
                // Spark's jars lie on this machine, which is every node: nothing to upload.
                "spark.yarn.jars=local:" + Submission.SPARK_JARS + "/*",
                "spark.yarn.appMasterEnv.JAVA_HOME=" + java,
                "spark.executorEnv.JAVA_HOME=" + java,
                "spark.executor.instances=2",
                "spark.executor.memory=1g",
                "spark.executor.memoryOverhead=512m",
                "spark.driver.memory=1g",
                "spark.driver.extraJavaOptions=-XX:TieredStopAtLevel=1 -Dai.djl.offline=true",
                "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -Dai.djl.offline=true"));
        arguments.addAll(List.of("--class", "org.ringrift.jobs.cli.Main", Submission.JAR.toString()));
        arguments.addAll(List.of(command));
        Map<String, String> environment =
                Map.of("HADOOP_CONF_DIR", hadoop.configuration().toString());
        Path log = Files.createTempFile(folder, deployMode + "-" + command[0], ".log");
        return Submission.run("conf/spark-submit", environment, log, arguments);
    }

    private static void succeed(Submission submission) {
        assertThat(submission.exitCode())
                .as(() -> submission.output() + containerLogs())
                .isZero();
    }

    /** What driver and executors printed in their containers, for the message of a failed check. */
    private static String containerLogs() {
        try (Stream<Path> files = Files.walk(folder.resolve("yarn"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(file -> file.endsWith("stdout") || file.endsWith("stderr"))
                    .sorted()
                    .toList()) {
                text.append("== ").append(file).append('\n').append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException e) {
            return "The containers' logs cannot be read: " + e;
        }
    }
}
