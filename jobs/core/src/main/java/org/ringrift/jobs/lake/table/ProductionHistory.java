package org.ringrift.jobs.lake.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.schema.PromotionRow;

/**
 * The production models of a configuration as a stack: a promotion puts one on top, a roll-back takes the top away. So
 * rolling back twice goes back twice, and what was rolled back is not returned to. Immutable.
 */
public final class ProductionHistory {
    /** The kind of a row that puts a model on top. */
    public static final String PROMOTE = "promote";

    /** The kind of a row that takes the top away. */
    public static final String ROLL_BACK = "roll_back";

    private final List<PromotionRow> rows;
    private final List<PromotionRow> stack;

    private ProductionHistory(List<PromotionRow> rows, List<PromotionRow> stack) {
        this.rows = List.copyOf(rows);
        this.stack = List.copyOf(stack);
    }

    /**
     * Reads a history.
     *
     * @param rows all changes of one configuration by sequence
     * @return the stack that they lead to
     * @throws StageFailure if a roll-back does not return to a model that stands below
     */
    public static ProductionHistory of(List<PromotionRow> rows) {
        Deque<PromotionRow> stack = new ArrayDeque<>();
        for (PromotionRow row : rows) {
            if (row.kind().equals(PROMOTE)) {
                stack.push(row);
            } else {
                undo(stack, row);
            }
        }
        return new ProductionHistory(rows, List.copyOf(stack));
    }

    private static void undo(Deque<PromotionRow> stack, PromotionRow rollBack) {
        while (!stack.isEmpty() && !stack.peek().modelSha256().equals(rollBack.modelSha256())) {
            stack.pop();
        }
        if (stack.isEmpty()) {
            throw new StageFailure("Cannot read the promotions of " + rollBack.configKey() + ": number "
                    + rollBack.sequence() + " rolls back to model " + rollBack.modelSha256()
                    + ", which was not in production before. Restore the table.");
        }
    }

    /** The newest change, whatever its kind. */
    public Optional<PromotionRow> latest() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(rows.size() - 1));
    }

    /** The production model. */
    public Optional<String> production() {
        return latest().map(PromotionRow::modelSha256);
    }

    /** Number that the next change gets. */
    public long nextSequence() {
        return latest().map(PromotionRow::sequence).orElse(0L) + 1;
    }

    /** The promotions that no roll-back has undone, newest first. */
    public List<PromotionRow> stack() {
        return stack;
    }

    /** The promotion that put the production model where it is. */
    public Optional<PromotionRow> standing() {
        return stack.stream().findFirst();
    }

    /** The promotion that a roll-back would return to: the newest one below that is of another model. */
    public Optional<PromotionRow> below() {
        String top = production().orElse("");
        return stack.stream().filter(row -> !row.modelSha256().equals(top)).findFirst();
    }

    /** The newest promotion that an evaluation has justified. */
    public Optional<PromotionRow> justifiedBy(String evaluationId) {
        return rows.stream()
                .filter(row -> row.kind().equals(PROMOTE) && row.evaluationId().equals(evaluationId))
                .reduce((older, newer) -> newer);
    }

    /** Whether the newest promotion that an evaluation has justified was rolled back. */
    public boolean undone(String evaluationId) {
        return justifiedBy(evaluationId).filter(row -> !stack.contains(row)).isPresent();
    }
}
