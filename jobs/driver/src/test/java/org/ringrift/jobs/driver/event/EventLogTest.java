package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.delta.Offsets.Offset;

/** The table and its stand-in for schedules behave alike. */
class EventLogTest {
    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = SharedSpark.lake(folder);
    }

    static Stream<EventLog> logs() {
        return Stream.of(LakeEventLog.byHand(lake), new MemoryLog());
    }

    private static Event started(String run) {
        Payload payload = Payload.of(EventType.TRAINING_STARTED, Map.of("run_id", run, "attempt", 1));
        return new Event(EventType.TRAINING_STARTED, "1/" + run, "hex8_2p", payload, run, 0, Rows.NOON);
    }

    private static List<String> keys(EventLog.Batch batch) {
        return batch.events().stream().map(added -> added.row().businessKey()).toList();
    }

    @ParameterizedTest
    @MethodSource("logs")
    void anEventIsAddedOnceAndFoundAfterTheVersionBefore(EventLog log) {
        long start = log.addedAfter(-1).to();
        assertThat(log.publish(List.of(started("a"), started("b"), started("a"))))
                .isEqualTo(2);
        assertThat(log.publish(List.of(started("b")))).as("there already").isZero();
        assertThat(log.publish(List.of())).isZero();
        EventLog.Batch first = log.addedAfter(start);
        assertThat(keys(first)).containsExactly("1/a", "1/b");
        assertThat(first.events().get(0).version()).isEqualTo(first.to()).isEqualTo(start + 1);
        assertThat(log.addedAfter(first.to())).isEqualTo(new EventLog.Batch(first.to(), List.of()));

        assertThat(log.advance("me", -1, first.to())).isTrue();
        assertThat(log.advance("me", -1, first.to())).as("not there any more").isFalse();
        assertThat(log.offset("me").map(Offset::version)).contains(first.to());
        assertThat(log.offset("you")).isEmpty();

        log.publish(List.of(started("c")));
        EventLog.Batch second = log.addedAfter(first.to());
        assertThat(keys(second)).containsExactly("1/c");
        assertThat(second.to()).as("a version for the offset between").isEqualTo(first.to() + 2);
        assertThat(log.find("training_started", "1/c").orElseThrow().runId()).isEqualTo("c");
        assertThat(log.find("training_started", "1/d")).isEmpty();
    }

    @Test
    void aLeaderThatWasReplacedWritesNothing() {
        lake.events().raiseFence(2);
        EventLog old = LakeEventLog.ofLeader(lake, 1);
        assertThat(LakeEventLog.ofLeader(lake, 2).publish(List.of(started("l"))))
                .isEqualTo(1);
        for (Runnable write :
                List.<Runnable>of(() -> old.publish(List.of(started("m"))), () -> old.advance("old", -1, 1))) {
            assertThatThrownBy(write::run)
                    .isInstanceOfSatisfying(
                            StageFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CANCELLED));
        }
        assertThat(old.offset("old")).isEmpty();
        assertThat(old.find("training_started", "1/m")).isEmpty();
    }
}
