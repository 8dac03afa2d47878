package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cluster.TestCluster.Submission;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.trial.ClusterProcess;
import org.ringrift.jobs.trial.ClusterRequest;

/**
 * A master and two workers with a GPU address each, and stages that are submitted to them. Executors, workers and drivers are
 * killed on such a cluster by the longer check, {@code -Pfaults}.
 */
@Tag("long")
class StandaloneClusterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GAMES = 36;
    private static final int TASKS = 12;

    @TempDir
    private static Path folder;

    private static TestCluster cluster;

    @BeforeAll
    static void start() {
        cluster = TestCluster.start(folder.resolve("cluster"), 2, 3, 1);
    }

    @AfterAll
    static void stop() {
        List<ProcessHandle> executors = cluster.executors();
        cluster.close();
        assertThat(cluster.processes()).noneMatch(ClusterProcess::isAlive);
        assertThat(executors).noneMatch(ProcessHandle::isAlive);
        assertThat(cluster.commands().stop()).isEmpty();
        assertThat(cluster.commands().status()).isEmpty();
    }

    @Test
    void aStageRunsThereAndTasksUseTheAddressesThatSparkGaveThem() throws IOException, InterruptedException {
        Path warehouse = folder.resolve("lake");
        Path events = Files.createDirectory(folder.resolve("events"));
        SharedSpark.copyEmptyWarehouse(warehouse);

        JsonNode played = run(
                "selfplay",
                List.of(
                        "--conf=spark.executor.resource.gpu.amount=1",
                        "--conf=spark.ringrift.play.gpu.amount=0.5", // binds: an executor has three cores
                        "--conf=spark.eventLog.enabled=true",
                        "--conf=spark.eventLog.compress=false",
                        "--conf=spark.eventLog.rolling.enabled=false",
                        "--conf=spark.eventLog.dir=" + events.toUri()),
                List.of("selfplay", "--config", "square8_2p", "--players", "heuristic", "--seed", "5"),
                "--games",
                "" + GAMES,
                "--partitions",
                "" + TASKS,
                "--warehouse",
                warehouse.toString(),
                "--json");
        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).openExisting();
        assertThat(lake.games().read().select("game_id").distinct().count()).isEqualTo(GAMES);
        assertThat(lake.games().read().where("size(moves) <> move_count").count())
                .isZero();

        List<JsonNode> devices = new ArrayList<>();
        played.path("devices").forEach(devices::add);
        assertThat(devices).extracting(device -> device.path("device").asText()).containsExactly("GPU 0", "GPU 1");
        assertThat(devices)
                .allSatisfy(device ->
                        assertThat(device.path("most_at_once").asInt()).isBetween(1, 2))
                .allSatisfy(
                        device -> assertThat(device.path("executors").size()).isEqualTo(1));
        assertThat(devices.stream()
                        .mapToInt(device -> device.path("tasks").asInt())
                        .sum())
                .isEqualTo(TASKS);
        assertThat(usesInTheEventLog(events))
                .hasSize(TASKS)
                .allMatch(use -> use.matches("\\[GPU [01] of 127\\.0\\.0\\.[12], executor [01], .* to .*]"));
    }

    @Test
    void aMachineWithoutMemoryGetsNoGamesWhileAnotherIsThere() throws IOException, InterruptedException {
        Path warehouse = folder.resolve("placed");
        SharedSpark.copyEmptyWarehouse(warehouse);
        Path log = folder.resolve("placement.log");
        String master = cluster.commands().status().orElseThrow().master();
        List<String> flags = new ArrayList<>(ChildJvm.SMALL_QUERIES);
        flags.addAll(List.of(
                "-Dspark.master=" + master,
                "-Dspark.executor.memory=1g",
                "-Dspark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
                "-Dspark.scheduler.minRegisteredResourcesRatio=1"));
        Process probe = ChildJvm.builder(List.of(), flags, PlacementProbe.class, log, warehouse.toString())
                .start();
        try {
            assertThat(probe.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            probe.destroyForcibly();
        }
        assertThat(Files.readString(log))
                .contains("before {127.0.0.1=3, 127.0.0.2=3} left out 0")
                .contains("after {127.0.0.1=3} left out 1");
    }

    @Test
    void aSecondStartSaysThatOneIsRunning() {
        assertThatThrownBy(() -> cluster.commands().start(new ClusterRequest(1, 1, "1g", 0, 0, 0)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot start a cluster: one is running in ")
                .hasMessageEndingWith("Stop it with ./ringrift cluster stop, or give another --folder.");
        assertThat(cluster.processes()).allMatch(ClusterProcess::isAlive);
    }

    @Test
    void everyWorkerOffersAnAddressOfItsOwn() {
        assertThat(cluster.commands().status().orElseThrow().page().workers())
                .hasSize(2)
                .flatExtracting(worker -> worker.gpus())
                .containsExactlyInAnyOrder("0", "1");
    }

    /** Runs a stage to its end and reads its report. */
    private static JsonNode run(String name, List<String> options, List<String> stage, String... more)
            throws IOException, InterruptedException {
        Submission submission = cluster.submit(
                name, options, Stream.concat(stage.stream(), Stream.of(more)).toList());
        boolean ended = submission.process().waitFor(5, TimeUnit.MINUTES);
        String said = Files.readString(submission.log());
        assertThat(ended).as(said).isTrue();
        assertThat(submission.process().exitValue()).as(said).isZero();
        String report =
                said.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
        return JSON.readTree(report);
    }

    /** What each task of the play stage left in Spark's own record. */
    private static List<String> usesInTheEventLog(Path events) throws IOException {
        List<String> uses = new ArrayList<>();
        try (Stream<Path> logs = Files.list(events)) {
            for (String line : Files.readAllLines(
                    logs.filter(log -> !log.getFileName().toString().startsWith("."))
                            .findFirst()
                            .orElseThrow())) {
                JsonNode event = JSON.readTree(line);
                if (event.path("Event").asText().equals("SparkListenerTaskEnd")) {
                    for (JsonNode value : event.path("Task Info").path("Accumulables")) {
                        if (value.path("Name").asText().equals(TaskUses.NAME)) {
                            uses.add(value.path("Update").asText());
                        }
                    }
                }
            }
        }
        return uses;
    }
}
