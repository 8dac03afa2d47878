package org.ringrift.jobs.driver.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.rules.GameConfig;

class WorkBookTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final List<GameConfig> CONFIGS = GameConfig.all();

    @Test
    void rowsTellTheSameInAnyOrder() {
        Random chance = new Random(5);
        for (int round = 0; round < 200; round++) {
            Map<String, WorkRow> expected = new HashMap<>();
            List<WorkRow> rows = history(chance, expected);
            Collections.shuffle(rows, chance);
            WorkBook book = WorkBook.of(rows);
            assertThat(ids(book.queued())).containsExactlyInAnyOrderElementsOf(in(expected, WorkState.QUEUED));
            assertThat(ids(book.claimed())).containsExactlyInAnyOrderElementsOf(in(expected, WorkState.CLAIMED));
            assertThat(ids(book.lost())).containsExactlyInAnyOrderElementsOf(in(expected, WorkState.LOST));
            Collections.shuffle(rows, chance);
            assertThat(WorkBook.of(rows)).isEqualTo(book);
        }
    }

    @Test
    void failuresAreCountedSinceTheLastItemThatWasDone() {
        Action step = new Action.Step(CONFIGS.get(0), LoopStage.TRAIN, SlotKind.CPU, 1, "drawn");
        List<WorkRow> rows = new ArrayList<>();
        List<WorkState> ends = List.of(
                WorkState.FAILED,
                WorkState.DONE,
                WorkState.FAILED,
                WorkState.CANCELLED,
                WorkState.FAILED,
                WorkState.QUEUED);
        for (int i = 0; i < ends.size(); i++) {
            WorkRow queued = ActionRows.queued(step, i + 1, 1, NOW, NOW.plusSeconds(i));
            rows.add(queued);
            if (ends.get(i) != WorkState.QUEUED) {
                rows.add(queued.with(1, ends.get(i), "so", "me", 1, NOW, NOW.plusSeconds(i)));
            }
        }
        assertThat(WorkBook.of(rows).failures(CONFIGS.get(0), LoopStage.TRAIN))
                .isEqualTo(new WorkBook.Failures(2, NOW.plusSeconds(4)));
        assertThat(WorkBook.of(rows).failures(CONFIGS.get(0), LoopStage.DATASET))
                .isEqualTo(WorkBook.Failures.NONE);
    }

    /** Items with some attempts each, the last of which may be anywhere; notes the last row of each. */
    private static List<WorkRow> history(Random chance, Map<String, WorkRow> newest) {
        List<WorkRow> rows = new ArrayList<>();
        int items = chance.nextInt(8);
        for (int item = 1; item <= items; item++) {
            WorkRow row = ActionRows.queued(action(chance), item, 1, NOW, NOW);
            rows.add(row);
            while (chance.nextInt(4) > 0 && (!row.workState().ended() || row.workState() == WorkState.LOST)) {
                row = next(row, chance);
                rows.add(row);
            }
            newest.put(row.workId(), row);
        }
        return rows;
    }

    private static WorkRow next(WorkRow row, Random chance) {
        if (row.workState() == WorkState.LOST) {
            return row.with(row.attempt() + 1, WorkState.QUEUED, "again", null, 1, NOW, NOW);
        }
        WorkState state = row.workState() == WorkState.QUEUED && chance.nextBoolean()
                ? WorkState.CLAIMED
                : WorkState.values()[2 + chance.nextInt(WorkState.values().length - 2)];
        return row.with(row.attempt(), state, "next", "me", 1, NOW, NOW);
    }

    private static Action action(Random chance) {
        return new Action.Step(
                CONFIGS.get(chance.nextInt(CONFIGS.size())),
                LoopStage.values()[1 + chance.nextInt(4)],
                SlotKind.values()[chance.nextInt(3)],
                chance.nextDouble(),
                "drawn");
    }

    private static List<String> ids(List<WorkItem> items) {
        return items.stream().map(WorkItem::id).toList();
    }

    private static List<String> in(Map<String, WorkRow> newest, WorkState state) {
        return newest.values().stream()
                .filter(row -> row.workState() == state)
                .map(WorkRow::workId)
                .toList();
    }
}
