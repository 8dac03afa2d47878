package org.ringrift.jobs.driver.shutdown;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.config.NodeClass;

/**
 * A machine with executors of this application.
 *
 * @param host its name or address
 * @param executors identities of the executors on it, at least one
 * @param nodeClass its class; empty if it is not known
 * @param idleSince since when all of its executors do nothing; empty if one works
 */
public record Machine(String host, List<String> executors, Optional<NodeClass> nodeClass, Optional<Instant> idleSince) {
    /** Copies the list. */
    public Machine {
        executors = List.copyOf(executors);
    }

    /** What it costs, USD an hour; 0 where that is not known. */
    double cost() {
        return nodeClass.map(NodeClass::costPerHour).orElse(0.0);
    }
}
