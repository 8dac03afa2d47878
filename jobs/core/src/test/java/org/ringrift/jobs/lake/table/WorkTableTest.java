package org.ringrift.jobs.lake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.SmallCommits;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;

class WorkTableTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(100);

    private static WorkRow row(String stage, long number, WorkState state, Instant at) {
        return new WorkRow(
                "hex8_2p-" + stage + "-" + number,
                1,
                state.word(),
                stage,
                "hex8_2p",
                number,
                "cpu",
                1,
                null,
                null,
                Map.of(),
                null,
                "test",
                null,
                1,
                at,
                at);
    }

    @Test
    void oldItemsAreForgottenAndFilesMergedAndNothingElseIsLost(@TempDir Path folder) {
        Lake lake = SharedSpark.lake(folder);
        lake.work().append(List.of(row("train", 1, WorkState.QUEUED, NOW), row("train", 2, WorkState.QUEUED, NOW)));
        lake.work()
                .append(List.of(
                        row("train", 1, WorkState.DONE, NOW),
                        row("train", 2, WorkState.DONE, NOW),
                        row("dataset", 1, WorkState.QUEUED, NOW),
                        row("dataset", 2, WorkState.LOST, NOW),
                        row("dataset", 3, WorkState.DONE, LATER),
                        row("dataset", 4, WorkState.DONE, NOW)));
        assertThat(lake.work().forget(NOW)).as("nothing is older").isFalse();
        assertThat(lake.work().forget(LATER)).isTrue();
        List<WorkRow> left = lake.work().all();
        assertThat(left)
                .extracting(WorkRow::workId)
                .as("open ones, those that changed since, and the newest of each kind")
                .containsExactlyInAnyOrder(
                        "hex8_2p-train-2",
                        "hex8_2p-train-2",
                        "hex8_2p-dataset-1",
                        "hex8_2p-dataset-2",
                        "hex8_2p-dataset-3",
                        "hex8_2p-dataset-4");

        assertThat(new SmallCommits(lake.work()).merge(2)).as("few files").isFalse();
        assertThat(new SmallCommits(lake.work()).merge(1)).isTrue();
        assertThat(lake.work().all()).containsExactlyInAnyOrderElementsOf(left);
        assertThat(new SmallCommits(lake.work()).merge(1)).as("they are one").isFalse();
    }
}
