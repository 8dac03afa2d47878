package org.ringrift.jobs.driver.machines;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.health.NodeReport.Hardware;
import org.ringrift.jobs.driver.health.NodeReport.Jobs;
import org.ringrift.jobs.driver.health.NodeReport.Usage;
import org.ringrift.jobs.driver.machines.Sightings.Sighting;
import org.ringrift.jobs.driver.scale.Executor;

/** Makes reports of machines from what their executors tell: a pure function. */
final class MachineReports {
    private static final double ALL = 100;

    private MachineReports() {}

    /**
     * What Spark tells besides the list of executors.
     *
     * @param memory per cent of the memory for stored blocks that is in use, by executor
     * @param training tasks of trainings, by executor
     * @param host this driver's host
     * @param disk per cent of the disk that is in use on that host; empty where it holds no warehouse
     */
    record Further(Map<String, Double> memory, Map<String, Integer> training, String host, OptionalDouble disk) {}

    /**
     * The reports. How busy a machine's cores are is not known but by its tasks, of which each has a core to itself. The name of
     * its cards is that of its class, such as {@code a100}; Spark tells how many there are.
     *
     * @param sightings the machines
     * @param further what else is known
     * @return a report for each, by name
     */
    static List<NodeReport> of(Sightings sightings, Further further) {
        return new TreeMap<>(sightings.machines())
                .entrySet().stream()
                        .map(machine -> report(machine.getKey(), machine.getValue(), further))
                        .toList();
    }

    private static NodeReport report(String host, Sighting sighting, Further further) {
        List<Executor> executors = sighting.executors();
        int cores = Math.max(1, executors.stream().mapToInt(Executor::cores).sum());
        int gpus = executors.stream().mapToInt(Executor::gpus).sum();
        int tasks = executors.stream().mapToInt(Executor::tasks).sum();
        int training = Math.min(
                tasks,
                executors.stream()
                        .mapToInt(executor -> further.training().getOrDefault(executor.id(), 0))
                        .sum());
        double memory = executors.stream()
                .mapToDouble(executor -> further.memory().getOrDefault(executor.id(), 0.0))
                .max()
                .orElse(0);
        double disk = host.equals(further.host()) ? further.disk().orElse(0) : 0;
        return new NodeReport(
                host,
                sighting.seen(),
                new Hardware(cores, gpus, gpus == 0 ? "" : executors.get(0).nodeClass()),
                new Usage(Math.min(ALL, ALL * tasks / cores), Math.min(ALL, memory), disk, 0),
                new Jobs(tasks - training, training),
                sighting.failures(),
                sighting.failed(),
                false);
    }
}
