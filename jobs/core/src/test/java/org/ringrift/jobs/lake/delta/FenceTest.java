package org.ringrift.jobs.lake.delta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.table.EventsTable;

class FenceTest {
    @TempDir
    private Path folder;

    private EventsTable events;

    @BeforeEach
    void open() {
        events = SharedSpark.lake(folder).events();
    }

    private static List<EventRow> fact(String key, long epoch) {
        return List.of(new EventRow("fact", key, "hex8_2p", "{}", "run", epoch, Rows.NOON));
    }

    @Test
    void anOlderLeaderAddsNothingOnceTheFenceIsRaised() {
        events.raiseFence(1);
        assertThat(events.appendAsLeader(fact("a", 1), 1)).isEqualTo(1);
        assertThat(events.appendAsLeader(fact("b", 1), 1)).isEqualTo(1);
        assertThat(events.appendAsLeader(fact("a", 1), 1)).as("there already").isZero();
        events.raiseFence(2);
        for (String key : List.of("a", "c")) {
            assertThatThrownBy(() -> events.appendAsLeader(fact(key, 1), 1))
                    .isInstanceOfSatisfying(
                            StageFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED))
                    .hasMessage("Cannot write to table events as the leader of epoch 1: the leader of epoch 2 has taken"
                            + " over.");
        }
        assertThatThrownBy(() -> events.appendAsLeader(List.of(), 1)).isInstanceOf(StageFailure.class);
        assertThatThrownBy(() -> events.raiseFence(1)).isInstanceOf(StageFailure.class);
        assertThat(events.appendAsLeader(fact("c", 2), 2)).isEqualTo(1);
        assertThat(events.append(fact("by hand", 0))).as("no leader's").isEqualTo(1);
        assertThat(events.read().count()).isEqualTo(4);
    }

    @Test
    void raisingItAgainMakesNoCommit() {
        events.raiseFence(7);
        long version = events.version();
        events.raiseFence(7);
        assertThat(events.version()).isEqualTo(version);
    }

    @Test
    void aWriteUnderWayWhenTheFenceIsRaisedTakesEffectBeforeItOrNotAtAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Lake other = new Lake(SharedSpark.session(), folder.toString()).openExisting();
        try {
            for (int epoch = 1; epoch <= 4; epoch++) {
                events.raiseFence(epoch);
                String key = "key-" + epoch;
                int old = epoch;
                List<Callable<Boolean>> both = new ArrayList<>();
                both.add(() -> added(fact(key, old), old));
                both.add(() -> {
                    other.events().raiseFence(old + 1);
                    return other.events().holds("fact", key);
                });
                List<Future<Boolean>> results = threads.invokeAll(both);
                boolean told = results.get(0).get();
                boolean seenByTheNext = results.get(1).get();
                assertThat(seenByTheNext)
                        .as("what the old leader wrote is there when the fence is up")
                        .isEqualTo(told);
                assertThat(events.holds("fact", key)).isEqualTo(told);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean added(List<EventRow> rows, long epoch) {
        try {
            return events.appendAsLeader(rows, epoch) == 1;
        } catch (StageFailure e) {
            assertThat(e).hasMessageContaining("has taken over");
            return false;
        }
    }
}
