package org.ringrift.jobs.driver.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The health of a machine, and why.
 *
 * @param node its name
 * @param state its state
 * @param problems what is wrong with it, in the order of {@link Problem}
 * @param reasons a few words on each of them
 * @param load 0 to 100, see {@link NodeLoad}
 * @param failures failures in a row that still count, 0 or more
 */
public record NodeHealth(
        String node, State state, Set<Problem> problems, List<String> reasons, double load, int failures) {
    /** Silence from which a machine is suspect (RingRift's {@code scripts/p2p/models.py}, as the next four). */
    static final Duration SUSPECT = Duration.ofSeconds(90);

    /** Silence from which it is offline. */
    static final Duration OFFLINE = Duration.ofSeconds(180);

    /** Per cent of the disk from which a machine is not healthy. */
    static final double DISK = 70;

    /** Per cent of the memory. */
    static final double MEMORY = 75;

    /** Load. */
    static final double LOAD = 80;

    /** Failures in a row: RingRift took a GPU for unavailable after so many, and opened most circuit breakers. */
    static final int FAILURES = 3;

    /** Time in which failures count half (RingRift's {@code health_check_orchestrator.py}). */
    static final Duration HALF_LIFE = Duration.ofHours(1);

    /** States of a machine. */
    public enum State {
        /** Nothing is wrong. */
        HEALTHY,
        /** One thing is wrong; it works. */
        DEGRADED,
        /** Several things are. */
        UNHEALTHY,
        /** It is silent. */
        OFFLINE
    }

    /** What can be wrong with a machine. */
    public enum Problem {
        /** Not heard of for a while. */
        SUSPECT,
        /** Little disk left. */
        DISK,
        /** Little memory left. */
        MEMORY,
        /** Busy. */
        LOAD,
        /** Failures in a row. */
        FAILURES
    }

    /** Copies the collections. */
    public NodeHealth {
        problems = problems.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(problems));
        reasons = List.copyOf(reasons);
    }

    /**
     * Judges a machine (RingRift's {@code check_node_health}). RingRift had two ways to reach a machine: one that failed made
     * it degraded, two unhealthy. Here the problems above are counted.
     *
     * @param report what is known of it
     * @param now the time; a heartbeat from later than that is one of now
     */
    public static NodeHealth of(NodeReport report, Instant now) {
        Duration silence = Duration.between(report.heartbeat(), now);
        double load = NodeLoad.of(report.usage(), report.jobs());
        int failures = failures(report, now);
        Findings found = new Findings();
        found.add(Problem.SUSPECT, silence.compareTo(SUSPECT) >= 0, "silent for " + silence.toSeconds() + " s");
        found.add(
                Problem.DISK,
                report.usage().disk() >= DISK,
                "disk " + whole(report.usage().disk()) + " % full");
        found.add(
                Problem.MEMORY,
                report.usage().memory() >= MEMORY,
                "memory " + whole(report.usage().memory()) + " % full");
        found.add(Problem.LOAD, load >= LOAD, "load " + whole(load) + " of 100");
        found.add(Problem.FAILURES, failures >= FAILURES, failures + " failures in a row");
        boolean offline = silence.compareTo(OFFLINE) >= 0;
        return new NodeHealth(
                report.node(),
                offline ? State.OFFLINE : state(found.problems.size()),
                found.problems,
                found.reasons,
                load,
                failures);
    }

    /** Without the rest: 69.9 must not read as 70. */
    private static long whole(double value) {
        return (long) value;
    }

    private static State state(int problems) {
        return switch (problems) {
            case 0 -> State.HEALTHY;
            case 1 -> State.DEGRADED;
            default -> State.UNHEALTHY;
        };
    }

    /** Failures halve with every whole hour since the last. */
    private static int failures(NodeReport report, Instant now) {
        long halvings = Math.max(0, Duration.between(report.failed(), now).dividedBy(HALF_LIFE));
        return halvings >= Integer.SIZE - 1 ? 0 : report.failures() >> (int) halvings;
    }

    /** Whether it is there and works, though maybe not well (RingRift's {@code available}). */
    public boolean available() {
        return state == State.HEALTHY || state == State.DEGRADED;
    }

    /** Whether it may get work: it is there, and lacks neither disk, memory nor time, and does not fail. */
    public boolean mayGetWork() {
        return state != State.OFFLINE && problems.stream().allMatch(problem -> problem == Problem.SUSPECT);
    }

    private static final class Findings {
        private final Set<Problem> problems = EnumSet.noneOf(Problem.class);
        private final List<String> reasons = new ArrayList<>();

        void add(Problem problem, boolean applies, String words) {
            if (applies) {
                problems.add(problem);
                reasons.add(words);
            }
        }
    }
}
