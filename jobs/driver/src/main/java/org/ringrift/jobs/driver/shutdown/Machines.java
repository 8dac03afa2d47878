package org.ringrift.jobs.driver.shutdown;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.driver.scale.IdleTimes;

/** Which machines there are, by the executors on them: a pure function. */
final class Machines {
    private Machines() {}

    /**
     * The machines of executors.
     *
     * @param executors all executors
     * @param times since when they idle
     * @param classes the classes of machines
     * @return a machine for each host, by name
     */
    static List<Machine> of(List<Executor> executors, IdleTimes times, NodeClasses classes) {
        Map<String, List<Executor>> hosts = new TreeMap<>();
        executors.forEach(executor -> hosts.computeIfAbsent(executor.host(), host -> new ArrayList<>())
                .add(executor));
        List<Machine> machines = new ArrayList<>();
        hosts.forEach((host, there) -> machines.add(new Machine(
                host, there.stream().map(Executor::id).toList(), nodeClass(there, classes), idleSince(there, times))));
        return machines;
    }

    /** Since when the last of them idles. */
    private static Optional<Instant> idleSince(List<Executor> executors, IdleTimes times) {
        Instant last = Instant.MIN;
        for (Executor executor : executors) {
            Instant since = times.since().get(executor.id());
            if (since == null) {
                return Optional.empty();
            }
            last = since.isAfter(last) ? since : last;
        }
        return Optional.of(last);
    }

    /** The class that an executor states; else the only one whose executors have such cores and GPUs. */
    private static Optional<NodeClass> nodeClass(List<Executor> executors, NodeClasses classes) {
        Executor first = executors.get(0);
        List<NodeClass> fitting = classes.all().stream()
                .filter(each -> first.nodeClass().isEmpty()
                        ? each.cores() == first.cores() && each.gpus() == first.gpus()
                        : each.name().equals(first.nodeClass()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }
}
