package org.ringrift.jobs.driver.http;

import java.util.ArrayList;
import java.util.List;
import org.ringrift.jobs.driver.loop.LoopHealth;
import org.ringrift.jobs.driver.loop.LoopStatus;
import org.ringrift.jobs.driver.service.ServiceStatus;
import org.ringrift.jobs.driver.service.ServiceStatus.State;

/**
 * Yes without problems, no with any.
 *
 * @param problems one sentence each
 */
public record Verdict(List<String> problems) {
    /** Copies the list. */
    public Verdict {
        problems = List.copyOf(problems);
    }

    /** Whether there are none. */
    public boolean good() {
        return problems.isEmpty();
    }

    /**
     * Whether a driver is healthy: no loop is in error, and no service is given up or tried seldom. What is late, or is
     * restarted within its budget, mends itself.
     */
    public static Verdict health(List<LoopStatus> loops, List<ServiceStatus> services) {
        List<String> problems = new ArrayList<>();
        for (LoopStatus loop : loops) {
            if (loop.health().state() == LoopHealth.State.ERROR) {
                problems.add("loop " + loop.name() + ": " + loop.health().reason());
            }
        }
        for (ServiceStatus service : services) {
            if (service.state() == State.DEGRADED || service.state() == State.BROKEN) {
                problems.add("service " + service.name() + ": " + service.reason());
            }
        }
        return new Verdict(problems);
    }

    /** Whether a driver is ready: every service runs that was asked for. */
    public static Verdict ready(List<ServiceStatus> services) {
        return new Verdict(services.stream()
                .filter(ServiceStatus::missing)
                .map(service -> "service " + service.name() + ": " + service.reason())
                .toList());
    }
}
