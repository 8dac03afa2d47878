package org.ringrift.jobs.driver.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.PlayerKind;
import org.ringrift.jobs.driver.plan.PlayerMix;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.rules.GameConfig;

/** The table, with several drivers at it. */
class WorkQueueTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final GameConfig HEX = GameConfig.parse("hex8_2p");
    private static final GameConfig SQUARE = GameConfig.parse("square8_3p");
    private static final Action GAMES = new Action.Selfplay(HEX, SlotKind.CPU, 40, 64, mix(), 1.25, "drawn");
    private static final Action TRAINING = new Action.Step(HEX, LoopStage.TRAIN, SlotKind.GPU, 2, "300 new games");

    @TempDir
    private static Path folder;

    private static Lake lake;

    @BeforeAll
    static void open() {
        lake = SharedSpark.lake(folder);
    }

    private static PlayerMix mix() {
        Map<PlayerKind, Double> shares = new EnumMap<>(PlayerKind.class);
        shares.put(PlayerKind.SEARCH, 0.25);
        shares.put(PlayerKind.MODEL_SEARCH, 0.75);
        return new PlayerMix(shares);
    }

    private static WorkQueue queue() {
        return new WorkQueue(lake.work(), InstantSource.fixed(NOW));
    }

    @Test
    void anItemIsQueuedTakenAndEndedOnceWhoeverTries() {
        WorkQueue first = queue();
        WorkQueue second = queue();
        lake.work().raiseFence(1);
        WorkBook before = first.read();
        assertThat(second.read()).isEqualTo(before);
        assertThat(first.offer(before, List.of(GAMES, TRAINING, GAMES), 1)).isEqualTo(3);
        assertThat(second.offer(before, List.of(GAMES), 1))
                .as("by one that has not seen it")
                .isZero();

        WorkBook book = second.read();
        assertThat(book.queued())
                .extracting(WorkItem::id)
                .as("steps before games")
                .containsExactly("hex8_2p-train-1", "hex8_2p-selfplay-1", "hex8_2p-selfplay-2");
        assertThat(book.waiting()).as("as planned").containsExactly(TRAINING, GAMES, GAMES);

        WorkItem training = book.queued().get(0);
        Optional<WorkItem> claim = first.claim(training, "one", 1);
        assertThat(claim).isPresent();
        assertThat(second.claim(training, "other", 1)).isEmpty();

        lake.work().raiseFence(2);
        WorkItem lost = second.read().claimed().get(0);
        assertThat(lost.owner()).contains("one");
        assertThat(second.giveUp(lost, "its driver is gone", 2)).isTrue();
        assertThat(second.again(second.read().lost(), 2)).isEqualTo(1);
        assertThat(second.again(List.of(lost), 2)).as("it is queued").isZero();
        WorkItem again = second.claim(second.read().queued().get(0), "other", 2).orElseThrow();
        assertThat(again.row().attempt()).isEqualTo(2);
        assertThat(second.runId(again))
                .as("goes on where the first one was")
                .isEqualTo(first.runId(training))
                .matches("driver-[0-9a-f]{6}-hex8_2p-train-1");

        assertThat(first.end(claim.orElseThrow(), WorkState.DONE, "late", 1))
                .as("the leader of epoch 2 has said how it ended")
                .isFalse();
        assertThat(first.end(claim.orElseThrow(), WorkState.DONE, "late", 2))
                .as("nor does the epoch help")
                .isFalse();
        assertThatThrownBy(() -> first.offer(before, List.of(TRAINING), 1))
                .isInstanceOfSatisfying(
                        StageFailure.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CANCELLED));
        assertThat(second.end(again, WorkState.DONE, "done", 2)).isTrue();
        assertThat(second.read().claimed()).isEmpty();
        assertThat(second.read().lost()).isEmpty();
    }

    @Test
    void theLastAttemptThatIsLostHasFailed() {
        WorkQueue queue = queue();
        lake.work().raiseFence(2);
        WorkRow row =
                ActionRows.queued(new Action.Step(SQUARE, LoopStage.DATASET, SlotKind.CPU, 1, "games"), 7, 2, NOW, NOW);
        WorkItem last = WorkItem.of(row.with(WorkItem.MAX_ATTEMPTS, WorkState.CLAIMED, "games", "me", 2, NOW, NOW));
        assertThat(queue.giveUp(last, "gone", 2)).isTrue();
        WorkBook book = queue.read();
        assertThat(book.lost()).noneMatch(item -> item.id().equals(last.id()));
        assertThat(book.lastNumber(last.action())).isEqualTo(7);
    }
}
