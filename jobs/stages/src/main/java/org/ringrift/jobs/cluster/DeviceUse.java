package org.ringrift.jobs.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a device was used.
 *
 * @param host its machine, as Spark names it
 * @param device {@code GPU 0}, by the address that Spark gave to the tasks, or {@code CPU}
 * @param executors ids of the executors whose tasks used it
 * @param tasks tasks that used it and ended
 * @param mostAtOnce most of them at one time
 * @param seconds sum of their times
 */
public record DeviceUse(
        String host, String device, List<String> executors, long tasks, int mostAtOnce, double seconds) {
    /** Sums up tasks that ran at the same time; sorted by host and device. */
    public static List<DeviceUse> of(List<TaskUse> uses) {
        return uses.stream()
                .collect(Collectors.groupingBy(DeviceUse::key, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(DeviceUse::one)
                .toList();
    }

    /** Adds up two summaries of tasks that did not run at the same time; sorted by host and device. */
    public static List<DeviceUse> sum(List<DeviceUse> some, List<DeviceUse> others) {
        Map<String, DeviceUse> sums = new TreeMap<>();
        Stream.concat(some.stream(), others.stream())
                .forEach(use -> sums.merge(key(use.host, use.device), use, DeviceUse::plus));
        return List.copyOf(sums.values());
    }

    /**
     * A line for people, such as {@code Devices: GPU 0 of worker1, 12 tasks, at most 4 at once; GPU 1 of worker2, ...}.
     */
    public static String line(List<DeviceUse> uses) {
        return uses.stream()
                .map(use -> String.format(
                        Locale.ROOT,
                        "%s of %s, %d %s, at most %d at once",
                        use.device,
                        use.host,
                        use.tasks,
                        use.tasks == 1 ? "task" : "tasks",
                        use.mostAtOnce))
                .collect(Collectors.joining("; ", "Devices: ", "."));
    }

    private static DeviceUse one(List<TaskUse> uses) {
        TaskUse first = uses.get(0);
        return new DeviceUse(
                first.host(),
                first.device(),
                List.copyOf(uses.stream().map(TaskUse::executor).collect(Collectors.toCollection(TreeSet::new))),
                uses.size(),
                mostAtOnce(uses),
                uses.stream()
                                .mapToLong(use ->
                                        Duration.between(use.start(), use.end()).toMillis())
                                .sum()
                        / 1e3);
    }

    private DeviceUse plus(DeviceUse other) {
        List<String> both = List.copyOf(Stream.concat(executors.stream(), other.executors.stream())
                .collect(Collectors.toCollection(TreeSet::new)));
        return new DeviceUse(
                host,
                device,
                both,
                tasks + other.tasks,
                Math.max(mostAtOnce, other.mostAtOnce),
                seconds + other.seconds);
    }

    private record Change(Instant at, int by) {}

    /** A task that begins at the moment in which another ends does not overlap it. */
    private static int mostAtOnce(List<TaskUse> uses) {
        List<Change> changes = new ArrayList<>();
        uses.forEach(use -> {
            changes.add(new Change(use.start(), 1));
            changes.add(new Change(use.end(), -1));
        });
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::by));
        int now = 0;
        int most = 0;
        for (Change change : changes) {
            now += change.by();
            most = Math.max(most, now);
        }
        return most;
    }

    private static String key(TaskUse use) {
        return key(use.host(), use.device());
    }

    private static String key(String host, String device) {
        return host + '\n' + device;
    }
}
