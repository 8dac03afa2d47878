package org.ringrift.jobs.driver.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringrift.UserError;

/**
 * Machines by how well work is placed on them, after RingRift's {@code node_selector.py}: the strongest first, of equally
 * strong ones the least busy. Where RingRift required a GPU, machines without one come behind all others here: everything runs
 * without GPUs too.
 *
 * @param ranked machines that may get work, the best first
 * @param excluded those that may not, by name
 */
public record NodeRanking(List<Ranked> ranked, List<Excluded> excluded) {
    /** Cores from which a machine is large (RingRift's rule for gauntlets). */
    static final int LARGE = 64;

    /**
     * A machine that may get work.
     *
     * @param node its name
     * @param power what it computes, relative to others: of its GPUs, or its number of cores where those count
     * @param load 0 to 100
     * @param reason why it stands where it does
     */
    public record Ranked(String node, double power, double load, String reason) {}

    /** A machine that may not, and why. */
    public record Excluded(String node, String reason) {}

    private record Candidate(NodeReport report, NodeHealth health) {
        boolean hasGpu() {
            return report.hardware().hasGpu();
        }

        boolean suspect() {
            return health.problems().contains(NodeHealth.Problem.SUSPECT);
        }

        boolean trains() {
            return report.jobs().training() > 0;
        }

        boolean large() {
            return report.hardware().cores() >= LARGE;
        }
    }

    /** Copies the lists. */
    public NodeRanking {
        ranked = List.copyOf(ranked);
        excluded = List.copyOf(excluded);
    }

    /**
     * Ranks machines.
     *
     * @param reports of all machines, each once
     * @param use what for
     * @param now the time
     * @throws UserError if a machine comes twice
     */
    public static NodeRanking of(List<NodeReport> reports, NodeUse use, Instant now) {
        List<Candidate> candidates = new ArrayList<>();
        List<Excluded> excluded = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (NodeReport report : reports) {
            if (!names.add(report.node())) {
                throw new UserError("Cannot rank nodes: " + report.node() + " comes twice. Give one report of each.");
            }
            NodeHealth health = NodeHealth.of(report, now);
            if (report.retired()) {
                excluded.add(new Excluded(report.node(), "retired"));
            } else if (!health.mayGetWork()) {
                excluded.add(new Excluded(report.node(), String.join(", ", health.reasons())));
            } else {
                candidates.add(new Candidate(report, health));
            }
        }
        excluded.sort(Comparator.comparing(Excluded::node));
        candidates.sort(order(use));
        return new NodeRanking(
                candidates.stream().map(candidate -> ranked(candidate, use)).toList(), excluded);
    }

    /** Of two values that differ, false comes first. */
    private static Comparator<Candidate> order(NodeUse use) {
        Comparator<Candidate> kind = switch (use) {
            case TRAINING ->
                Comparator.comparing((Candidate each) -> !each.hasGpu())
                        .thenComparing(Candidate::suspect)
                        .thenComparing(Candidate::trains);
            case SELFPLAY ->
                Comparator.comparing((Candidate each) -> !each.hasGpu()).thenComparing(Candidate::suspect);
            case EVALUATION ->
                Comparator.comparing(Candidate::hasGpu)
                        .thenComparing(Candidate::suspect)
                        .thenComparing(each -> !each.large());
        };
        return kind.thenComparing(each -> -power(each, use))
                .thenComparing(each -> each.health().load())
                .thenComparing(each -> each.report().node());
    }

    private static double power(Candidate candidate, NodeUse use) {
        NodeReport.Hardware hardware = candidate.report().hardware();
        return use == NodeUse.EVALUATION || !hardware.hasGpu() ? hardware.cores() : hardware.gpuPower();
    }

    private static Ranked ranked(Candidate candidate, NodeUse use) {
        NodeReport.Hardware hardware = candidate.report().hardware();
        List<String> reason = new ArrayList<>();
        reason.add(hardware.hasGpu() ? hardware.gpus() + " x " + hardware.gpuName() : "no GPU");
        reason.add(hardware.cores() + (hardware.cores() == 1 ? " core" : " cores"));
        if (use == NodeUse.TRAINING && candidate.trains()) {
            reason.add("trains already");
        }
        reason.addAll(candidate.health().reasons());
        return new Ranked(
                candidate.report().node(),
                power(candidate, use),
                candidate.health().load(),
                String.join(", ", reason));
    }
}
