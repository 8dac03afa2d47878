package org.ringrift.jobs.bench.gpu;

import java.util.List;
import org.ringrift.UserError;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.NetArchitecture;
import org.ringrift.rules.GameConfig;

/**
 * What is to be measured.
 *
 * @param config the games
 * @param architecture the net's trunk
 * @param device what it is computed on
 * @param batches positions in a computation, one or more
 * @param tasks that play at the same time, each with its net, at least 1
 * @param games that a task plays at once, at least 1
 * @param seconds length of a run
 */
public record GpuRequest(
        GameConfig config,
        NetArchitecture architecture,
        ComputeDevice device,
        List<Integer> batches,
        int tasks,
        int games,
        double seconds) {
    /** @throws UserError if there is nothing to measure */
    public GpuRequest {
        batches = List.copyOf(batches);
        if (batches.isEmpty() || batches.stream().anyMatch(batch -> batch < 2)) {
            throw new UserError("Cannot measure batches " + batches + ": give one or more of at least 2 positions.");
        }
    }
}
