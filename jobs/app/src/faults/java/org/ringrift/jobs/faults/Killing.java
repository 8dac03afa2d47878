package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cluster.TestCluster;
import org.ringrift.jobs.lake.Commits;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.TableReader;
import org.ringrift.jobs.lake.schema.RunRow;

/**
 * Runs stages on a cluster, kills something in the middle, and checks that the result is that of a run without it.
 *
 * @param folder for warehouses
 * @param cluster where stages run
 */
record Killing(Path folder, FaultyCluster cluster) {
    private static final int TRIES = 4;
    private static final long PATIENCE_SECONDS = 60;

    /** Exit code of a process that was killed. */
    private static final int KILLED = 128 + 9;

    /**
     * A run that nothing has happened to.
     *
     * @param tasks that it took
     * @param results what it left
     */
    record Undisturbed(int tasks, List<String> results) {}

    /** Runs a stage without a kill. */
    Undisturbed undisturbed(Work work) throws IOException, InterruptedException {
        Path warehouse = warehouse("undisturbed-" + work.stage(), work);
        Driver driver = cluster.run("undisturbed-" + work.stage(), work, warehouse);
        driver.report();
        return new Undisturbed(driver.tasks().ended(), work.results(Work.lake(warehouse)));
    }

    /**
     * Runs a stage with a kill; if the stage was quicker than the kill, once more with an earlier one.
     *
     * @param planned the kill
     * @param undisturbed what must come of it
     * @return what has happened, in a line
     */
    String run(Kill planned, Undisturbed undisturbed) throws IOException, InterruptedException {
        Kill kill = planned;
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<String> outcome = attempt(kill, "kill-" + kill.number() + "-" + attempt, undisturbed);
            if (outcome.isPresent()) {
                return "Kill " + kill.number() + ": " + kill + ", " + outcome.get();
            }
            kill = kill.sooner();
        }
        throw new AssertionError("The stage was quicker than the kill, " + TRIES + " times: " + planned);
    }

    private Optional<String> attempt(Kill kill, String name, Undisturbed undisturbed)
            throws IOException, InterruptedException {
        Work work = kill.work();
        Path warehouse = warehouse(name, work);
        long start = System.nanoTime();
        try (TableReader reader = new TableReader(SharedSpark.session(), warehouse, work.table())) {
            Driver driver = cluster.run(name, work, warehouse);
            int tasks = (int) Math.ceil(kill.share() * undisturbed.tasks());
            Optional<Tasks> reached = driver.awaitTasks(now -> Optional.of(now).filter(each -> each.ended() >= tasks));
            if (reached.isEmpty()
                    || driver.submission().process().waitFor(kill.milliseconds(), TimeUnit.MILLISECONDS)) {
                return tooLate(driver);
            }
            int ended = driver.tasks().ended();
            int commits = Commits.count(warehouse, work.table());
            String when = String.format(
                    Locale.ROOT, "after %d of about %d tasks and %d commits: ", ended, undisturbed.tasks(), commits);
            Optional<String> outcome = kill.victim() == Victim.DRIVER
                    ? driver(driver, name, work, warehouse)
                    : process(kill, driver, ended);
            if (outcome.isEmpty()) {
                return Optional.empty();
            }
            check(kill, Work.lake(warehouse), undisturbed);
            int reads = reader.end();
            assertThat(reads).isPositive();
            return Optional.of(String.format(
                    Locale.ROOT,
                    "%s%s; %d results as without it, read %d times meanwhile; %.0f s.",
                    when,
                    outcome.get(),
                    undisturbed.results().size(),
                    reads,
                    (System.nanoTime() - start) / 1e9));
        }
    }

    /** There was nothing to kill: the stage must have ended well, or do so. */
    private static Optional<String> tooLate(Driver driver) throws IOException, InterruptedException {
        driver.report();
        return Optional.empty();
    }

    /** Kills an executor that does a task, or its worker; the stage must go on to its end. */
    private Optional<String> process(Kill kill, Driver driver, int ended) throws IOException, InterruptedException {
        Optional<TaskEvent> task =
                driver.awaitTasks(tasks -> kill.choose(tasks.running().toList()));
        Optional<ProcessHandle> busy =
                task.isEmpty() ? Optional.empty() : cluster.executor(task.get().executor());
        if (busy.isEmpty()) {
            return tooLate(driver);
        }
        boolean worker = kill.victim() == Victim.WORKER;
        ProcessHandle victim = worker ? busy.get().parent().orElseThrow() : busy.get();
        List<ProcessHandle> executors = victim.descendants().toList();
        boolean killed = TestCluster.kill(victim);
        if (worker) {
            cluster.replaceWorkers();
        }
        driver.report();
        CompletableFuture.allOf(executors.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        if (!killed || driver.tasks().ended() <= ended) {
            return Optional.empty();
        }
        return Optional.of("the stage went on, " + driver.tasks().lost().size() + " attempts at tasks were lost");
    }

    /** Kills the driver; the same command must do the rest, and nothing that was committed. */
    private Optional<String> driver(Driver driver, String name, Work work, Path warehouse)
            throws IOException, InterruptedException {
        TestCluster.kill(driver.submission().process().toHandle());
        if (driver.submission().process().waitFor() != KILLED) {
            return tooLate(driver);
        }
        long kept = SharedSpark.session()
                .read()
                .format("delta")
                .load(warehouse.resolve("tables").resolve(work.table()).toString())
                .count();
        JsonNode report = cluster.run(name + "-again", work, warehouse).report();
        assertThat(work.present(report)).isEqualTo(kept);
        return Optional.of("the same command found " + kept + " rows and added the others");
    }

    private static void check(Kill kill, Lake lake, Undisturbed undisturbed) {
        assertThat(kill.work().results(lake)).isEqualTo(undisturbed.results());
        assertThat(lake.runs().history(Work.RUN))
                .extracting(RunRow::state)
                .containsExactlyElementsOf(
                        kill.victim() == Victim.DRIVER
                                ? List.of("running", "lost", "running", "succeeded")
                                : List.of("running", "succeeded"));
    }

    private Path warehouse(String name, Work work) {
        Path warehouse = folder.resolve(name);
        SharedSpark.copyWarehouse(work.start(), warehouse);
        return warehouse;
    }
}
