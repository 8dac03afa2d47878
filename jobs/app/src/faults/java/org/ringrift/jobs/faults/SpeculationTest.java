package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;

/** An executor stands still until Spark has started copies of its tasks elsewhere; then both attempts run at once. */
class SpeculationTest {
    private static final double QUANTILE = 0.25;

    private static final String[] SETTINGS = {
        "spark.speculation=true",
        "spark.speculation.interval=100ms",
        "spark.speculation.multiplier=1.5",
        "spark.speculation.quantile=" + QUANTILE,
        "spark.speculation.minTaskRuntime=100ms",
        "spark.speculation.task.duration.threshold=2s",
        // Otherwise all tasks wait for the executor that has what they read.
        "spark.locality.wait=0s"
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
    void copiesOfTasksDoubleNoGame() throws Exception {
        standStill(new SelfplayWork(Bases.made().empty(), 64, 24, 12));
    }

    @Test
    void copiesOfTasksDoubleNoSample() throws Exception {
        standStill(new DatasetWork(Bases.made().played()));
    }

    private static void standStill(Work work) throws Exception {
        List<String> undisturbed = work.undisturbed(folder);
        Path warehouse = folder.resolve(work.stage());
        SharedSpark.copyWarehouse(work.start(), warehouse);
        Driver driver = cluster.run(work.stage(), work, warehouse, SETTINGS);
        TaskEvent original =
                driver.awaitTasks(tasks -> inTheMiddle(tasks, work)).orElseThrow();
        ProcessHandle executor = cluster.executor(original.executor()).orElseThrow();
        Signal.STOP.send(executor);
        TaskEvent copy;
        try {
            copy = driver.awaitTasks(tasks -> copyElsewhere(tasks, original)).orElseThrow();
        } finally {
            // One that Spark has given up is gone; why, the failure of the wait says.
            if (executor.isAlive()) {
                Signal.CONT.send(executor);
            }
        }
        driver.report();
        assertThat(driver.tasks().attempts(copy)).hasSizeGreaterThan(1);
        assertThat(work.results(Work.lake(warehouse))).isEqualTo(undisturbed);
        System.out.println("Speculation in " + work.stage() + ": "
                + driver.tasks().copies().size()
                + " copies were started; " + undisturbed.size() + " results as without it.");
    }

    /** A task that runs when so many of its stage have ended that the others may be copied. */
    private static Optional<TaskEvent> inTheMiddle(Tasks tasks, Work work) {
        return tasks.running()
                .filter(task -> task.tasks() == work.tasks() && tasks.done(task.stage()) > QUANTILE * task.tasks())
                // Who stands still gives nothing to others either, neither what all tasks read nor their program.
                .filter(tasks::othersCanDo)
                .filter(task -> !tasks.source(task.stage()).equals(Optional.of(task.executor())))
                .findFirst();
    }

    private static Optional<TaskEvent> copyElsewhere(Tasks tasks, TaskEvent original) {
        return tasks.copies().stream()
                .filter(copy ->
                        copy.stage() == original.stage() && !copy.executor().equals(original.executor()))
                .findFirst();
    }
}
