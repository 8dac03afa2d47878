package org.ringrift.jobs.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.jobs.pipeline.SmallRuns;
import org.ringrift.jobs.run.Runs;

/** Checks that {@link SmallDriver} processes have left what one leaves to which nothing happens. */
final class CommittedOnce {
    private CommittedOnce() {}

    /** Whether every item, run and row is there once. */
    static void check(Path warehouse) {
        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).openExisting();
        checkWork(lake);
        checkRuns(lake);
        checkTables(lake);
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
