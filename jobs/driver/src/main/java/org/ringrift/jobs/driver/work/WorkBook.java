package org.ringrift.jobs.driver.work;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;

/**
 * Planned work as rows tell: a pure function of them, in whatever order they come.
 *
 * @param queued items that wait, in the order in which they are taken
 * @param claimed items that were taken and have not ended
 * @param lost items whose newest attempt was lost, and of which another is to be queued
 * @param models models that items have been about, whatever became of these
 * @param numbers highest number of an item, by configuration and stage
 */
public record WorkBook(
        List<WorkItem> queued,
        List<WorkItem> claimed,
        List<WorkItem> lost,
        Set<String> models,
        Map<String, Long> numbers) {
    /** Copies the collections. */
    public WorkBook {
        queued = List.copyOf(queued);
        claimed = List.copyOf(claimed);
        lost = List.copyOf(lost);
        models = Set.copyOf(models);
        numbers = Map.copyOf(numbers);
    }

    /** What rows tell. */
    static WorkBook of(Collection<WorkRow> rows) {
        Map<String, WorkRow> newest = new HashMap<>();
        Map<String, Long> numbers = new HashMap<>();
        Set<String> models = new HashSet<>();
        for (WorkRow row : rows) {
            newest.merge(row.workId(), row, WorkBook::later);
            numbers.merge(series(row.configKey(), row.stage()), row.number(), Math::max);
            if (row.model() != null) {
                models.add(row.model());
            }
        }
        return new WorkBook(
                in(newest, WorkState.QUEUED),
                in(newest, WorkState.CLAIMED),
                in(newest, WorkState.LOST),
                models,
                numbers);
    }

    private static WorkRow later(WorkRow one, WorkRow other) {
        if (one.attempt() != other.attempt()) {
            return one.attempt() > other.attempt() ? one : other;
        }
        return one.workState().compareTo(other.workState()) >= 0 ? one : other;
    }

    private static List<WorkItem> in(Map<String, WorkRow> newest, WorkState state) {
        return newest.values().stream()
                .filter(row -> row.workState() == state)
                .map(WorkItem::of)
                .sorted(WorkItem.ORDER)
                .toList();
    }

    /** What is planned and not at work. */
    public List<Action> waiting() {
        return queued.stream().map(WorkItem::action).toList();
    }

    long lastNumber(Action action) {
        return numbers.getOrDefault(series(action.config().key(), action.stage().key()), 0L);
    }

    static String series(String config, String stage) {
        return config + "-" + stage;
    }
}
