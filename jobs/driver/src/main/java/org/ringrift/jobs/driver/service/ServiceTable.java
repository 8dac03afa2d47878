package org.ringrift.jobs.driver.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The records of all services, and what can be read from them at any time while they change. Changed by one thread at a time.
 */
final class ServiceTable {
    private final ServiceGraph graph;
    private final Map<String, ServiceRecord> records = new LinkedHashMap<>();
    private volatile List<ServiceStatus> shown = List.of();

    private ServiceTable(ServiceGraph graph) {
        this.graph = graph;
    }

    /** Of services for which nobody has asked yet. */
    static ServiceTable of(ServiceGraph graph, List<Service> services, Instant now) {
        ServiceTable table = new ServiceTable(graph);
        services.forEach(each -> table.put(ServiceRecord.stopped(each.name(), each.importance(), now)));
        return table;
    }

    ServiceRecord get(String name) {
        return records.get(name);
    }

    void put(ServiceRecord changed) {
        records.put(changed.name(), changed);
        show();
    }

    /** Whether all that a service needs directly runs. */
    boolean needsRun(String name) {
        return graph.needsOf(name).stream().allMatch(need -> records.get(need).running());
    }

    /** In the order in which the services were given. */
    List<ServiceStatus> status() {
        return shown;
    }

    ServiceStatus status(String name) {
        return shown.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void show() {
        shown = records.values().stream().map(each -> each.status(reason(each))).toList();
    }

    /** One that waits names what it waits for in the end: the first on the way to it that does not run. */
    private String reason(ServiceRecord of) {
        if (of.state() != ServiceStatus.State.WAITING) {
            return of.reason();
        }
        Optional<ServiceRecord> root = graph.toStart(of.name()).stream()
                .map(records::get)
                .filter(each -> !each.running() && !each.name().equals(of.name()))
                .findFirst();
        return root.map(each -> "it waits for " + each.name() + ", which does not run"
                        + (each.reason().isEmpty() ? "" : ": " + each.reason()))
                .orElse("it starts soon");
    }
}
