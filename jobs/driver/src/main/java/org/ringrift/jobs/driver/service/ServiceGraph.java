package org.ringrift.jobs.driver.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ringrift.UserError;

/** Which services need which. Immutable. */
final class ServiceGraph {
    private final Map<String, Set<String>> needs;
    private final List<String> startOrder;

    /**
     * @param needs of each service, by name
     * @throws UserError if a service needs one that does not exist, or needs itself by any way
     */
    ServiceGraph(Map<String, Set<String>> needs) {
        this.needs = new LinkedHashMap<>();
        needs.forEach((name, others) -> this.needs.put(name, new TreeSet<>(others)));
        this.needs.forEach((name, others) -> others.forEach(other -> requireKnown(name, other)));
        this.startOrder = List.copyOf(ordered(this.needs.keySet()));
    }

    /**
     * Of services.
     *
     * @throws UserError as the constructor
     * @throws IllegalArgumentException if two services have one name
     */
    static ServiceGraph of(List<Service> services) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        for (Service service : services) {
            if (needs.put(service.name(), service.dependsOn()) != null) {
                throw new IllegalArgumentException(
                        "Cannot manage two services named " + service.name() + ": give one of them another name.");
            }
        }
        return new ServiceGraph(needs);
    }

    private void requireKnown(String name, String other) {
        if (!needs.containsKey(other)) {
            throw new UserError("Cannot start service " + name + ": it needs " + other
                    + ", which does not exist. The services are " + names() + ".");
        }
    }

    /** All services, each behind those that it needs; otherwise in the order in which they were given. */
    List<String> startOrder() {
        return startOrder;
    }

    /** What a service needs directly. */
    Set<String> needsOf(String name) {
        return needs.get(name);
    }

    /**
     * What must run for a service to run, in the order of starts, the service last.
     *
     * @throws UserError if there is no such service
     */
    List<String> toStart(String name) {
        requireService("start", name);
        return List.copyOf(ordered(Set.of(name)));
    }

    /**
     * What must stop for a service to stop, in the order of stops, the service last.
     *
     * @throws UserError if there is no such service
     */
    List<String> toStop(String name) {
        requireService("stop", name);
        Set<String> affected = new HashSet<>(Set.of(name));
        List<String> order = new ArrayList<>();
        for (String each : startOrder) {
            if (each.equals(name) || !Collections.disjoint(needs.get(each), affected)) {
                affected.add(each);
                order.add(each);
            }
        }
        Collections.reverse(order);
        return order;
    }

    private void requireService(String verb, String name) {
        if (!needs.containsKey(name)) {
            throw new UserError("Cannot " + verb + " service " + name
                    + ": there is none of that name. The services are " + names() + ".");
        }
    }

    private String names() {
        return String.join(", ", needs.keySet());
    }

    private Set<String> ordered(Collection<String> wanted) {
        Set<String> order = new LinkedHashSet<>();
        for (String name : wanted) {
            visit(name, order, new LinkedHashSet<>());
        }
        return order;
    }

    private void visit(String name, Set<String> order, Set<String> way) {
        if (order.contains(name)) {
            return;
        }
        if (!way.add(name)) {
            List<String> circle = new ArrayList<>(way);
            circle = circle.subList(circle.indexOf(name), circle.size());
            throw new UserError("Cannot start service " + name + ": it needs itself, by " + String.join(" -> ", circle)
                    + " -> " + name + ". Take one of these dependencies out.");
        }
        for (String need : needs.get(name)) {
            visit(need, order, way);
        }
        way.remove(name);
        order.add(name);
    }
}
