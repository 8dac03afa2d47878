package org.ringrift.jobs.driver.machines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.driver.health.NodeHealth;
import org.ringrift.jobs.driver.health.NodeRanking;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.health.NodeUse;

/**
 * How well a machine is, and where it stands among the others.
 *
 * @param report what is known of it
 * @param health the verdict
 * @param executors executors on it, or that were when it was last heard of
 * @param ranks its place for each use, from 1; uses for which it may get no work are left out
 */
public record MachineStanding(NodeReport report, NodeHealth health, int executors, Map<NodeUse, Integer> ranks) {
    /** Copies the map. */
    public MachineStanding {
        ranks = Map.copyOf(ranks);
    }

    /**
     * Judges and ranks machines.
     *
     * @param reports of all machines, each once
     * @param executors number of executors, by machine
     * @param now the time
     * @return in the same order
     */
    static List<MachineStanding> of(List<NodeReport> reports, Map<String, Integer> executors, Instant now) {
        Map<String, Map<NodeUse, Integer>> ranks = new HashMap<>();
        for (NodeUse use : NodeUse.values()) {
            List<NodeRanking.Ranked> ranked = NodeRanking.of(reports, use, now).ranked();
            for (int i = 0; i < ranked.size(); i++) {
                ranks.computeIfAbsent(ranked.get(i).node(), node -> new EnumMap<>(NodeUse.class))
                        .put(use, i + 1);
            }
        }
        List<MachineStanding> standings = new ArrayList<>();
        for (NodeReport report : reports) {
            standings.add(new MachineStanding(
                    report,
                    NodeHealth.of(report, now),
                    executors.getOrDefault(report.node(), 0),
                    ranks.getOrDefault(report.node(), Map.of())));
        }
        return standings;
    }
}
