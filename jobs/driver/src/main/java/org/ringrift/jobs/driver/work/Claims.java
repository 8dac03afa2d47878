package org.ringrift.jobs.driver.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.OwedSteps;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.rules.GameConfig;

/**
 * What to do with queued items: a pure function.
 *
 * @param start items to take, in this order; a slot is free for each
 * @param outdated items whose step is not owed any more: the tables have changed since
 * @param expired items that nobody has taken in time
 */
public record Claims(List<WorkItem> start, List<WorkItem> outdated, List<WorkItem> expired) {
    /** Copies the lists. */
    public Claims {
        start = List.copyOf(start);
        outdated = List.copyOf(outdated);
        expired = List.copyOf(expired);
    }

    /**
     * Decides.
     *
     * @param queued items that wait, in their order
     * @param states configurations with the runs at work; those of others are left in the queue
     * @param free slots on which nothing runs
     * @param now the time
     */
    public static Claims of(List<WorkItem> queued, List<ConfigState> states, Slots free, Instant now) {
        Map<GameConfig, ConfigState> current = new HashMap<>();
        states.forEach(state -> current.put(state.config(), state));
        List<WorkItem> start = new ArrayList<>();
        List<WorkItem> outdated = new ArrayList<>();
        List<WorkItem> expired = new ArrayList<>();
        Slots left = free;
        for (WorkItem item : queued) {
            ConfigState state = current.get(item.action().config());
            if (!now.isBefore(item.row().deadline())) {
                expired.add(item);
            } else if (state != null && !isOwed(state, item.action(), now)) {
                outdated.add(item);
            } else if (state != null
                    && mayStart(state, item.action())
                    && left.of(item.action().slot()) > 0) {
                start.add(item);
                left = without(left, item.action().slot());
                current.put(state.config(), state.started(item.action()));
            }
        }
        return new Claims(start, outdated, expired);
    }

    /** Games are always welcome; a step only as long as it is the one that comes next, unless it is about a model of its own. */
    private static boolean isOwed(ConfigState state, Action action, Instant now) {
        return action instanceof Action.Selfplay
                || action instanceof Action.Step step && step.model().isPresent()
                || OwedSteps.STANDARD.isOwed(state, action.stage(), now);
    }

    /** Two evaluations of a configuration at a time would wait for each other's games. */
    private static boolean mayStart(ConfigState state, Action action) {
        return action instanceof Action.Selfplay || !state.stage(action.stage()).busy();
    }

    private static Slots without(Slots slots, SlotKind kind) {
        return switch (kind) {
            case GPU -> new Slots(slots.gpu() - 1, slots.cpu());
            case CPU -> new Slots(slots.gpu(), slots.cpu() - 1);
            case DRIVER -> slots;
        };
    }
}
