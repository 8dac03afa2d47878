package org.ringrift.jobs.driver.work;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.rules.GameConfig;

/**
 * Planned work as rows tell: a pure function of them, in whatever order they come.
 *
 * @param queued items that wait, in the order in which they are taken
 * @param claimed items that were taken and have not ended
 * @param lost items whose newest attempt was lost, and of which another is to be queued
 * @param models models that items have been about, whatever became of these
 * @param numbers highest number of an item, by configuration and stage
 * @param failures items that have failed since the last one that was done, by configuration and stage
 */
public record WorkBook(
        List<WorkItem> queued,
        List<WorkItem> claimed,
        List<WorkItem> lost,
        Set<String> models,
        Map<String, Long> numbers,
        Map<String, Failures> failures) {
    /** Copies the collections. */
    public WorkBook {
        queued = List.copyOf(queued);
        claimed = List.copyOf(claimed);
        lost = List.copyOf(lost);
        models = Set.copyOf(models);
        numbers = Map.copyOf(numbers);
        failures = Map.copyOf(failures);
    }

    /**
     * Failures in a row.
     *
     * @param count how many, 0 or more
     * @param last when the last one failed
     */
    public record Failures(int count, Instant last) {
        /** None at all. */
        public static final Failures NONE = new Failures(0, Instant.EPOCH);
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
                numbers,
                failures(newest.values()));
    }

    private static Map<String, Failures> failures(Collection<WorkRow> newest) {
        Map<String, List<WorkRow>> bySeries = newest.stream()
                .filter(row -> row.workState() == WorkState.DONE || row.workState() == WorkState.FAILED)
                .sorted(Comparator.comparing(WorkRow::createdAt).thenComparing(WorkRow::number))
                .collect(Collectors.groupingBy(row -> series(row.configKey(), row.stage())));
        Map<String, Failures> failures = new HashMap<>();
        bySeries.forEach((series, rows) -> {
            int count = 0;
            while (count < rows.size() && rows.get(rows.size() - 1 - count).workState() == WorkState.FAILED) {
                count++;
            }
            if (count > 0) {
                failures.put(
                        series, new Failures(count, rows.get(rows.size() - 1).createdAt()));
            }
        });
        return failures;
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

    /** Failures in a row of a stage of a configuration: also of items whose run could not even begin. */
    public Failures failures(GameConfig config, LoopStage stage) {
        return failures.getOrDefault(series(config.key(), stage.key()), Failures.NONE);
    }

    long lastNumber(Action action) {
        return numbers.getOrDefault(series(action.config().key(), action.stage().key()), 0L);
    }

    static String series(String config, String stage) {
        return config + "-" + stage;
    }
}
