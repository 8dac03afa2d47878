package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cluster.TestCluster;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.jobs.pipeline.SmallRuns;
import org.ringrift.jobs.run.Runs;

/**
 * A driver, or a process of one of its stages, is killed at random moments again and again; what it leaves is what one leaves that
 * nobody kills. {@code -Dfaults.driver.kills} says how often, {@code -Dfaults.seed} draws the moments.
 */
class KilledDriversTest {
    private static final int KILLS = Integer.getInteger("faults.driver.kills", 8);
    private static final long SEED = Long.getLong("faults.seed", 1);
    private static final int LATEST_MILLISECONDS = 12_000;
    private static final int LOOK_MILLISECONDS = 100;

    /** What a driver says when it begins to lead, and when it has started a stage. */
    private static final String LEADS = "Leads in epoch";

    private static final String STARTED = "(run driver-";

    @TempDir
    private Path folder;

    private final List<ProcessHandle> started = new ArrayList<>();
    private int drivers;

    @AfterEach
    void leaveNoProcess() {
        started.forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {SmallDriver.EMBEDDED, SmallDriver.SUBMIT})
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    void whatIsPlannedIsCommittedOnce(String launcher) throws IOException, InterruptedException {
        Path warehouse = folder.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
        Random random = new Random(SEED);
        List<String> kills = new ArrayList<>();
        Process driver = start(launcher, warehouse);
        while (kills.size() < KILLS && awaitSaid(driver, random.nextInt(4) == 0 ? LEADS : STARTED)) {
            if (driver.waitFor(random.nextInt(LATEST_MILLISECONDS), TimeUnit.MILLISECONDS)) {
                break; // it had done its work
            }
            driver.descendants().forEach(started::add);
            List<ProcessHandle> stages = driver.descendants().toList();
            if (random.nextBoolean() && !stages.isEmpty()) {
                kills.add(TestCluster.kill(stages.get(0)) ? "a stage" : "a stage that had ended");
            } else {
                kills.add("the driver");
                TestCluster.kill(driver.toHandle());
                driver = start(launcher, warehouse);
            }
        }
        assertThat(driver.waitFor(30, TimeUnit.MINUTES)).as(said()).isTrue();
        assertThat(driver.exitValue()).as(said()).isZero();
        System.out.println(launcher + ", seed " + SEED + ": killed " + kills);
        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).openExisting();
        checkWork(lake);
        checkRuns(lake);
        checkTables(lake);
    }

    private Process start(String launcher, Path warehouse) throws IOException {
        drivers++;
        Process process = ChildJvm.start(
                SmallDriver.class,
                log(),
                warehouse.toString(),
                launcher,
                folder.resolve("stages").toString());
        started.add(process.toHandle());
        return process;
    }

    private Path log() {
        return folder.resolve("driver-" + drivers + ".log");
    }

    private String said() throws IOException {
        return Files.readString(log());
    }

    /** Whether it has said something before it ended. */
    private boolean awaitSaid(Process driver, String words) throws IOException, InterruptedException {
        while (!said().contains(words)) {
            if (driver.waitFor(LOOK_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    /** Every item that was taken has ended, each attempt once, and in the end well. */
    private static void checkWork(Lake lake) {
        Map<String, List<WorkRow>> attempts =
                lake.work().all().stream().collect(Collectors.groupingBy(row -> row.workId() + "/" + row.attempt()));
        assertThat(attempts.values()).allSatisfy(rows -> {
            assertThat(rows.stream().filter(row -> row.workState().ended())).hasSizeLessThanOrEqualTo(1);
            boolean taken = rows.stream().anyMatch(row -> row.workState() == WorkState.CLAIMED);
            boolean ended = rows.stream().anyMatch(row -> row.workState().ended());
            assertThat(!taken || ended).as("%s", rows).isTrue();
        });
        assertThat(lake.work().all()).noneMatch(row -> row.workState() == WorkState.FAILED);
    }

    /** No run is left, and each has succeeded once. */
    private static void checkRuns(Lake lake) {
        Map<String, List<RunRow>> histories =
                lake.runs().overview(Optional.empty()).stream().collect(Collectors.groupingBy(RunRow::runId));
        Runs runs = new Runs(lake, InstantSource.system());
        assertThat(histories).allSatisfy((id, rows) -> {
            assertThat(runs.find(id).orElseThrow().open()).as(id).isFalse();
            assertThat(rows.stream().filter(row -> row.runState() == RunState.SUCCEEDED))
                    .as("%s", rows)
                    .hasSize(1);
        });
        List<String> done = lake.work().all().stream()
                .filter(row -> row.workState() == WorkState.DONE)
                .map(WorkRow::stage)
                .sorted()
                .toList();
        assertThat(histories.values().stream().map(rows -> rows.get(0).stage()).sorted())
                .as("a run for each item")
                .isEqualTo(done);
    }

    /** What a run commits is there once. */
    private static void checkTables(Lake lake) {
        long selfplays = done(lake, "selfplay");
        assertThat(lake.games().read().count()).isEqualTo(selfplays * SmallRuns.GAMES);
        assertThat(distinct(lake.games(), "game_id")).isEqualTo(selfplays * SmallRuns.GAMES);
        assertThat(distinct(lake.datasets(), "dataset_id")).isEqualTo(done(lake, "dataset"));
        assertThat(lake.models().read().count()).isEqualTo(done(lake, "train"));
        assertThat(distinct(lake.models(), "model_sha256")).isEqualTo(done(lake, "train"));
        assertThat(lake.evaluations().read().count())
                .isEqualTo(done(lake, "evaluate"))
                .isEqualTo(SmallDriver.EVALUATIONS);
        assertThat(distinct(lake.matches(), "game_id"))
                .isEqualTo(lake.matches().read().count());
        List<Row> sequence =
                lake.promotions().read().select("sequence").orderBy("sequence").collectAsList();
        for (int i = 0; i < sequence.size(); i++) {
            assertThat(sequence.get(i).getLong(0)).isEqualTo(i + 1);
        }
    }

    private static long done(Lake lake, String stage) {
        return lake.work().all().stream()
                .filter(row -> row.stage().equals(stage) && row.workState() == WorkState.DONE)
                .count();
    }

    private static long distinct(LakeTable<?> table, String column) {
        return table.read().select(column).distinct().count();
    }
}
