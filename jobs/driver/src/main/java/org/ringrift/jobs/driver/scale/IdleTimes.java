package org.ringrift.jobs.driver.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Since when executors do nothing: what is remembered from one look to the next. A pure value.
 *
 * @param since first look at which an executor that has been idle ever after was idle, by its identity
 * @param ended tasks that had ended on an executor at the last look, by its identity
 */
public record IdleTimes(Map<String, Instant> since, Map<String, Integer> ended) {
    /** Before the first look. */
    public static final IdleTimes NONE = new IdleTimes(Map.of(), Map.of());

    /** Copies the maps. */
    public IdleTimes {
        since = Map.copyOf(since);
        ended = Map.copyOf(ended);
    }

    /** After another look. An executor on which tasks have ended since the last one was not idle between the two. */
    public IdleTimes seen(List<Executor> executors, Instant now) {
        Map<String, Instant> next = new HashMap<>();
        Map<String, Integer> tasks = new HashMap<>();
        for (Executor executor : executors) {
            tasks.put(executor.id(), executor.endedTasks());
            if (executor.idle()) {
                boolean still = ended.getOrDefault(executor.id(), -1) == executor.endedTasks();
                next.put(executor.id(), still ? since.getOrDefault(executor.id(), now) : now);
            }
        }
        return new IdleTimes(next, tasks);
    }

    /** The executors that have been idle for at least some time, the longest first. */
    public List<String> idleFor(Duration time, Instant now) {
        List<String> idle = new ArrayList<>();
        since.forEach((id, start) -> {
            if (!start.plus(time).isAfter(now)) {
                idle.add(id);
            }
        });
        idle.sort((one, other) -> {
            int order = since.get(one).compareTo(since.get(other));
            return order != 0 ? order : one.compareTo(other);
        });
        return idle;
    }
}
