package org.ringrift.jobs.driver.reap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.CancelRequests;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageProgress;

class JobReaperTest {
    private static final Instant NOON = Rows.NOON;
    private static final Instant NOW = NOON.plus(Duration.ofHours(3));
    private static final String LATE = "driver-hex8_2p-selfplay-0000000000000001";
    private static final String LOST = "driver-hex8_2p-train-0000000000000002";

    @TempDir
    private Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private final StageListener listener = new StageListener() {
        @Override
        public void said(String line) {
            said.add(line);
        }

        @Override
        public void progressed(StageProgress progress) {}
    };

    private static List<String> states(Lake lake, String run) {
        return lake.runs().history(run).stream().map(RunRow::state).toList();
    }

    @Tag("long")
    @Test
    void twoThatReapAtOnceEndEachRunOnceAndThenThereIsNothingToDo() throws Exception {
        Lake lake = SharedSpark.lake(folder);
        RunRow late = Rows.run(LATE, 1, "running", "selfplay", NOON);
        RunRow byHand = Rows.run("nightly", 1, "running", "selfplay", NOON);
        lake.runs()
                .append(List.of(
                        late,
                        byHand,
                        Rows.run(LOST, 1, "running", "train", NOON),
                        Rows.run("wanted", 1, "planned", "match", NOON),
                        Rows.run("done", 1, "succeeded", "train", NOON)));
        lake.runs().beat(late, NOW);
        lake.runs().beat(byHand, NOW);

        ExecutorService pool = Executors.newFixedThreadPool(2);
        int reaped = 0;
        try {
            JobReaper reaper = new JobReaper(lake, InstantSource.fixed(NOW), listener);
            JobReaper other = new JobReaper(lake, InstantSource.fixed(NOW), listener);
            List<Callable<Integer>> both = List.of(reaper::step, other::step);
            for (Future<Integer> step : pool.invokeAll(both)) {
                reaped += step.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(reaped).as("%s", said).isEqualTo(3);
        assertThat(said)
                .containsExactlyInAnyOrder(
                        "hex8_2p selfplay: run " + LATE + " is asked to end: it has run longer than 120 min.",
                        "hex8_2p train: run " + LOST + " is lost: its last sign of life was at " + NOON + ".",
                        "hex8_2p match: run wanted has expired. No process took it within 15 min.");
        assertThat(CancelRequests.asked(lake, late)).isTrue();
        assertThat(CancelRequests.asked(lake, byHand)).isFalse();
        assertThat(states(lake, LATE)).containsExactly("running");
        assertThat(states(lake, LOST)).containsExactly("running", "lost");
        RunRow end = lake.runs().history(LOST).get(1);
        assertThat(end.request()).as("what was asked for stays known").isEqualTo("{}");
        assertThat(end.endedAt()).isEqualTo(NOW);
        assertThat(states(lake, "wanted")).containsExactly("planned", "expired");

        List<Long> versions = List.of(lake.runs().version(), lake.events().version());
        assertThat(new JobReaper(lake, InstantSource.fixed(NOW.plusSeconds(60)), listener).step())
                .isZero();
        assertThat(List.of(lake.runs().version(), lake.events().version()))
                .as("no commits")
                .isEqualTo(versions);
    }
}
