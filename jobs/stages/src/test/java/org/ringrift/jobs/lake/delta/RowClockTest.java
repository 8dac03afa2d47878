package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.ModelRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.sql.WarehouseCatalog;

class RowClockTest {
    private static final Instant NOON = Rows.NOON;
    private static final Instant ELEVEN = NOON.minus(Duration.ofHours(1));

    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = SharedSpark.lake(folder);
    }

    @Test
    void aClockThatWasSetBackGivesTheTimeJustAfterTheNewestRow() {
        RowClock clock = new RowClock(InstantSource.fixed(ELEVEN), NOON);
        assertThat(clock.instant()).isEqualTo(NOON.plusNanos(1000));
        assertThat(new RowClock(InstantSource.fixed(NOON), NOON).instant()).isEqualTo(NOON);
        Instant later = NOON.plusSeconds(1);
        assertThat(new RowClock(InstantSource.fixed(later), NOON).instant()).isEqualTo(later);
    }

    @Test
    void theModelCommittedLastIsTheNewestWhateverTheClockDid() {
        InstantSource eleven = InstantSource.fixed(ELEVEN);
        assertThat(lake.models().times("hex8_2p", eleven).instant()).isEqualTo(ELEVEN);
        lake.models().append(List.of(Rows.model(Rows.sha(2), "dataset-1")));
        for (int i = 9; i >= 3; i -= 3) {
            Instant now = lake.models().times("hex8_2p", eleven).instant();
            ModelRow row = MadeUpEvidence.with(Rows.model(Rows.sha(i), "dataset-1"), "createdAt", now);
            lake.models().append(List.of(row));
            assertThat(lake.models().latest("hex8_2p").orElseThrow().modelSha256())
                    .isEqualTo(Rows.sha(i));
        }
        assertThat(lake.models().times("hex8_3p", eleven).instant()).isEqualTo(ELEVEN);
    }

    @Test
    void theStatusShowsTheRunThatStartedLastAndNoRunEndsBeforeItStarts() {
        Instant[] times = {NOON, NOON.plusSeconds(5), ELEVEN, ELEVEN.plusSeconds(5), ELEVEN};
        int[] next = {0};
        InstantSource clock = () -> times[Math.min(next[0]++, times.length - 1)];
        for (String run : List.of("z-first", "m-second", "a-third")) {
            new StageRun(lake, "train", "hex8_2p", run, "{}", "{}", clock).record(handle -> run, done -> Map.of());
        }
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
        assertThat(lake.spark()
                        .sql("SELECT run_id, state FROM ringrift.pipeline_status")
                        .collectAsList())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.getString(0) + row.getString(1)).isEqualTo("a-thirdsucceeded"));
        assertThat(lake.runs().read().where("ended_at < started_at").count()).isZero();
    }
}
