package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;

/** Tasks that hang are ended by their deadline, and their work is done again. */
class HangingTasksTest {
    private static final String TOO_LONG = "made no progress for 12 s";

    private static final String[] SETTINGS = {
        "spark.ringrift.task.deadline=12s",
        "spark.executor.heartbeatInterval=1s",
        // Otherwise Spark would give up an executor that stands still.
        "spark.network.timeout=600s",
        "spark.task.reaper.killTimeout=5s",
        "spark.task.reaper.pollingInterval=1s"
    };

    @TempDir
    private static Path folder;

    private static FaultyCluster cluster;

    @BeforeAll
    static void start() {
        cluster = new FaultyCluster(folder.resolve("cluster"));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void aTaskThatStandsStillIsEndedAndItsGamesArePlayedAgain() throws Exception {
        Work work = new SelfplayWork(Bases.made().empty(), 128, 12, 12);
        List<String> undisturbed = work.undisturbed(folder);
        Path warehouse = copy(work);
        Driver driver = cluster.run(work.stage(), work, warehouse, SETTINGS);
        TaskEvent hanging = driver.awaitTasks(tasks -> tasks.running()
                        .filter(task -> task.tasks() == work.tasks())
                        .findFirst())
                .orElseThrow();
        ProcessHandle executor = cluster.executor(hanging.executor()).orElseThrow();
        Signal.STOP.send(executor);
        try {
            assertThat(driver.awaitHang()).isPresent();
        } finally {
            Signal.CONT.send(executor);
        }
        driver.report();
        assertThat(work.results(Work.lake(warehouse))).isEqualTo(undisturbed);
        Tasks tasks = driver.tasks();
        List<TaskEvent> ended = tasks.lost().stream()
                .filter(task -> task.end().contains(TOO_LONG))
                .toList();
        assertThat(ended)
                .isNotEmpty()
                .allSatisfy(task -> assertThat(tasks.attempts(task)).hasSizeGreaterThan(1));
        System.out.println(
                "Executor that stood still in self-play: " + ended.get(0).end() + ".");
    }

    /** Reading a pipe that nobody writes to never ends, as on a file server that does not answer, interrupted or not. */
    @Test
    void aTaskWhoseFileIsNeverReadEndsWithItsExecutor() throws Exception {
        Work work = new DatasetWork(Bases.made().played());
        List<String> undisturbed = work.undisturbed(folder);
        Path warehouse = copy(work);
        Path file = onlyFile(warehouse.resolve("tables/games/config_key=" + Work.CONFIG), "part-");
        hangOn(file, work, warehouse);
        assertThat(work.results(Work.lake(warehouse))).isEqualTo(undisturbed);
    }

    @Test
    void aTrainingWhoseFileIsNeverReadEndsWithItsExecutor() throws Exception {
        Work work = new TrainWork(Bases.made().prepared());
        // On the cluster, too: on another number of threads sums come out differently.
        List<String> undisturbed =
                new Killing(folder, cluster).undisturbed(work).results();
        Path warehouse = copy(work);
        Path file = onlyFile(onlyFile(warehouse.resolve("datasets"), ""), "train-");
        hangOn(file, work, warehouse);
        assertThat(work.results(Work.lake(warehouse))).isEqualTo(undisturbed);
    }

    /** Runs a stage while one of its files is such a pipe, until the first task was ended for it. */
    private static void hangOn(Path file, Work work, Path warehouse) throws Exception {
        Path kept = Files.move(file, folder.resolve("kept-" + work.stage()));
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        Driver driver = cluster.run(work.stage(), work, warehouse, SETTINGS);
        TaskEvent hanging = driver.awaitHang().orElseThrow();
        Files.move(kept, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        driver.report();
        List<TaskEvent> lost = driver.tasks().lost();
        assertThat(lost).anyMatch(hanging::sameWork);
        assertThat(driver.tasks().attempts(hanging)).hasSizeGreaterThan(1);
        System.out.println("File that could not be read in " + work.stage() + ": "
                + lost.get(0).end() + ".");
    }

    /** The one file or folder whose name begins so; checksums, which are hidden, aside. */
    private static Path onlyFile(Path below, String beginning) throws Exception {
        try (Stream<Path> files = Files.list(below)) {
            List<Path> found = files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(beginning) && !name.startsWith(".");
                    })
                    .toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static Path copy(Work work) {
        Path warehouse = folder.resolve("hanging-" + work.stage());
        SharedSpark.copyWarehouse(work.start(), warehouse);
        return warehouse;
    }
}
