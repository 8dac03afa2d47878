package org.ringrift.jobs.driver.work;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;

/**
 * An item of planned work.
 *
 * @param row the newest row of its newest attempt
 * @param action what is planned
 */
public record WorkItem(WorkRow row, Action action) {
    /** Attempts of an item (RingRift's {@code work_queue.py}). */
    static final int MAX_ATTEMPTS = 3;

    /**
     * Steps behind self-play first, the one nearest to a decision before the others; then what is worth most. What makes good for
     * a model that was left behind comes after what leads to the next one.
     */
    static final Comparator<WorkItem> ORDER = Comparator.comparingInt((WorkItem item) -> rank(item.action))
            .thenComparing(Comparator.comparingDouble((WorkItem item) -> item.action.score())
                    .reversed())
            .thenComparing(item -> item.row.number())
            .thenComparing(WorkItem::id);

    private static final List<LoopStage> RANKS = List.of(
            LoopStage.PROMOTE,
            LoopStage.EVALUATE,
            LoopStage.TRAIN,
            LoopStage.DATASET,
            LoopStage.MATCH,
            LoopStage.SELFPLAY);

    private static int rank(Action action) {
        boolean behind = action instanceof Action.Step step && step.model().isPresent();
        return behind ? RANKS.indexOf(LoopStage.DATASET) : RANKS.indexOf(action.stage());
    }

    /** The item of a row. */
    static WorkItem of(WorkRow row) {
        return new WorkItem(row, ActionRows.action(row));
    }

    /** Its identity, such as {@code hex8_2p-selfplay-17}. */
    public String id() {
        return row.workId();
    }

    /** What its attempt has come to. */
    public WorkState state() {
        return row.workState();
    }

    /** Driver that has taken it. */
    public Optional<String> owner() {
        return Optional.ofNullable(row.owner());
    }

    /** Whether another attempt may follow this one. */
    boolean mayBeTriedAgain() {
        return row.attempt() < MAX_ATTEMPTS;
    }
}
