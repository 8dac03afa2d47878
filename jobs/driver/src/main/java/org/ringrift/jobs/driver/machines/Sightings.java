package org.ringrift.jobs.driver.machines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.jobs.driver.scale.Executor;

/**
 * What is remembered of machines from one look at their executors to the next: those whose executors are gone are silent from then
 * on, and forgotten after {@link #FORGOTTEN}. A pure value.
 *
 * @param machines by host
 */
record Sightings(Map<String, Sighting> machines) {
    /** Before the first look. */
    static final Sightings NONE = new Sightings(Map.of());

    /** A machine that was silent for so long was let go. */
    static final Duration FORGOTTEN = Duration.ofHours(1);

    /** Copies the map. */
    Sightings {
        machines = Map.copyOf(machines);
    }

    /**
     * A machine.
     *
     * @param executors those that it has, or had when it was last seen; at least one
     * @param seen when that was
     * @param failures tasks that have failed since the last one that did not
     * @param failed when the last of them was noticed; {@link Instant#EPOCH} without one
     */
    record Sighting(List<Executor> executors, Instant seen, int failures, Instant failed) {
        /** Copies the list. */
        Sighting {
            executors = List.copyOf(executors);
        }

        private Sighting again(List<Executor> now, Instant at) {
            Map<String, Executor> before = new HashMap<>();
            executors.forEach(executor -> before.put(executor.id(), executor));
            int lost = 0;
            int done = 0;
            for (Executor executor : now) {
                Executor earlier = before.get(executor.id());
                lost += executor.failedTasks() - (earlier == null ? 0 : earlier.failedTasks());
                done += done(executor) - (earlier == null ? 0 : done(earlier));
            }
            // Of failures and successes between two looks the order is not known: a success is taken for the later one.
            int inARow = done > 0 ? 0 : failures + lost;
            return new Sighting(now, at, inARow, lost > 0 ? at : failed);
        }

        private static int done(Executor executor) {
            return executor.endedTasks() - executor.failedTasks();
        }
    }

    /** Number of executors, by host. */
    Map<String, Integer> executors() {
        Map<String, Integer> numbers = new HashMap<>();
        machines.forEach(
                (host, sighting) -> numbers.put(host, sighting.executors().size()));
        return numbers;
    }

    /** After another look. */
    Sightings seen(List<Executor> executors, Instant now) {
        Map<String, List<Executor>> hosts = new TreeMap<>();
        executors.forEach(executor -> hosts.computeIfAbsent(executor.host(), host -> new ArrayList<>())
                .add(executor));
        Map<String, Sighting> next = new HashMap<>(machines);
        next.values().removeIf(sighting -> sighting.seen().plus(FORGOTTEN).isBefore(now));
        hosts.forEach((host, there) -> next.merge(
                host,
                new Sighting(List.of(), now, 0, Instant.EPOCH).again(there, now),
                (before, fresh) -> before.again(there, now)));
        return new Sightings(next);
    }
}
