package org.ringrift.jobs.trial;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ringrift.UserError;

/**
 * What a cluster has.
 *
 * @param workers worker processes, 1 or more
 * @param cores cores of each, 1 or more; a worker offers them whether the machine has them or not
 * @param memory memory that each offers to executors, such as {@code 4g} or {@code 512m}
 * @param gpus GPU addresses of each, 0 or more; no two workers have the same
 * @param port TCP port of the master, 0 for a free one
 * @param uiPort TCP port of its web page, 0 for a free one
 */
public record ClusterRequest(int workers, int cores, String memory, int gpus, int port, int uiPort) {
    private static final Pattern MEMORY = Pattern.compile("[1-9][0-9]*[mg]");
    private static final int PORTS = 1 << 16;
    private static final int BYTE = 8;
    private static final int MASK = (1 << BYTE) - 1;

    /** @throws UserError if a number is out of range */
    public ClusterRequest {
        if (workers < 1 || cores < 1 || gpus < 0) {
            throw new UserError("Cannot start a cluster of " + workers + " workers with " + cores + " cores and " + gpus
                    + " GPUs each: workers and cores must be at least 1, GPUs must not be negative.");
        }
        if (!MEMORY.matcher(memory).matches()) {
            throw new UserError(
                    "Cannot give workers '" + memory + "' of memory: it must be a number and m or g, such as 2g.");
        }
        if (port < 0 || port >= PORTS || uiPort < 0 || uiPort >= PORTS) {
            throw new UserError("Cannot use ports " + port + " and " + uiPort
                    + ": a port is a number to 65535; 0 chooses a free one.");
        }
    }

    /**
     * Loopback address of a worker: each has its own, from 127.0.0.1 on, so that Spark takes workers for machines. It
     * runs a speculative copy of a task only on another machine.
     */
    String host(int worker) {
        int number = worker + 1;
        return "127.0." + (number >> BYTE & MASK) + "." + (number & MASK);
    }

    /** GPU addresses of a worker, numbered from 0 over all workers. */
    List<String> addresses(int worker) {
        return IntStream.range(worker * gpus, (worker + 1) * gpus)
                .mapToObj(Integer::toString)
                .toList();
    }
}
