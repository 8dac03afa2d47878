package org.ringrift.jobs.config.hosts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.config.StageName;

/**
 * A host as a class of machines, with what had to be assumed for it. What the old file does not say (batch, concurrency, the
 * native part of memory) is that of the class that came with the program for such cards.
 *
 * @param host the host
 * @param machine the class, under a name that another class may have, too
 * @param assumed what was assumed
 */
record HostClass(OldHost host, NodeClass machine, List<Finding> assumed) {
    private static final String COORDINATOR = "coordinator";
    private static final String CPU = "cpu";

    /** For cards of which nothing is known: what a small card can do. */
    private static final String SMALLEST_GPU = "rtx";

    private static final Pattern WORD_END = Pattern.compile("[-_.]");
    private static final double SHARES = 10_000;

    /** Of memory, what the system of a machine leaves to executors: as conf/cluster.yaml has it. */
    private static final double MEMORY_LEFT = 0.9;

    /** Copies the list. */
    HostClass {
        assumed = List.copyOf(assumed);
    }

    /**
     * Maps a host.
     *
     * @param host the host
     * @param classes those that came with the program
     * @return its class; without stages there is none, so the set of stages must be asked for first
     */
    static HostClass of(OldHost host, NodeClasses classes) {
        List<Finding> assumed = new ArrayList<>();
        BiConsumer<String, String> assume =
                (key, about) -> assumed.add(KnownKeys.finding(Outcome.ASSUMED, host.at(key), about));
        OldGpu gpu = host.gpu();
        String shipped = gpu.shippedClass();
        if (gpu.count() > 0 && shipped.isEmpty()) {
            shipped = SMALLEST_GPU;
            assume.accept("gpu", "no class of machines is known for it; batch and concurrency are those of " + shipped);
        }
        boolean coordinates = coordinates(host);
        NodeClass like = classes.find(gpu.count() > 0 ? shipped : coordinates ? COORDINATOR : CPU);
        int cores = or(host.cpus(), like.cores(), cpus -> assume.accept("cpus", "not stated, taken for " + cpus));
        int memory = or(
                host.memoryGb().isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(
                                Math.max(1, (int) (MEMORY_LEFT * host.memoryGb().getAsInt()))),
                like.memoryGb(),
                left -> assume.accept("memory_gb", "not stated, " + left + " GB taken for what executors have"));
        if (gpu.count() > 1 && gpu.memoryGb() > 0) {
            assume.accept("gpu_vram_gb", "taken for the memory of one of " + gpu.count() + " cards");
        }
        if (gpu.count() > 0 && gpu.memoryGb() == 0) {
            assume.accept("gpu_vram_gb", "not stated, taken for " + like.gpuMemoryGb());
        }
        if (!host.knownStatus()) {
            assume.accept("status", "of no known meaning, taken for ready");
        }
        if (!knownRole(host)) {
            assume.accept(
                    "role", "not stated or of no known meaning, so it plays" + (gpu.count() > 0 ? " and trains" : ""));
        }
        String provider = provider(host.name());
        boolean sameOffer = gpu.count() == 1 && provider.equals(like.provider());
        if (!provider.equals(NodeClass.OWN)) {
            assumed.add(KnownKeys.finding(
                    Outcome.ASSUMED,
                    KeyPath.of(KeyPath.HOSTS, host.name()),
                    "rented from " + provider + ", by its name"
                            + (sameOffer ? "" : "; write what it costs into cost-per-hour")));
        }
        int overhead = Math.max(memory > 1 ? 1 : 0, memory * like.overheadGb() / like.memoryGb());
        NodeClass machine = new NodeClass(
                name(gpu, coordinates, shipped),
                cores,
                memory,
                overhead,
                gpu.count(),
                gpu.count() == 0 ? 0 : gpu.memoryGb() > 0 ? gpu.memoryGb() : like.gpuMemoryGb(),
                share(gpu.count(), cores),
                like.concurrency(),
                like.batch(),
                like.partitionsPerCore(),
                provider,
                sameOffer ? like.costPerHour() : 0,
                stages(host));
        return new HostClass(host, machine, assumed);
    }

    /** What a host was for; empty for one that only took part in votes or passed messages on. */
    static Set<StageName> stages(OldHost host) {
        Set<StageName> stages = EnumSet.noneOf(StageName.class);
        if (coordinates(host)) {
            stages.add(StageName.DATASET);
        } else if (!onlyVotes(host)) {
            stages.addAll(EnumSet.of(StageName.SELFPLAY, StageName.EVALUATE, StageName.MATCH));
            if (host.role().contains("training")
                    || !knownRole(host) && host.gpu().count() > 0) {
                stages.add(StageName.TRAIN);
            }
        }
        host.selfplay().ifPresent(plays -> {
            if (plays) {
                stages.addAll(EnumSet.of(StageName.SELFPLAY, StageName.EVALUATE, StageName.MATCH));
            } else {
                stages.remove(StageName.SELFPLAY);
            }
        });
        host.training().ifPresent(trains -> {
            if (trains) {
                stages.add(StageName.TRAIN);
            } else {
                stages.remove(StageName.TRAIN);
            }
        });
        return stages;
    }

    private static boolean coordinates(OldHost host) {
        return host.coordinator() || host.role().contains(COORDINATOR);
    }

    private static boolean onlyVotes(OldHost host) {
        return host.role().contains("voter") || host.role().contains("relay");
    }

    private static boolean knownRole(OldHost host) {
        return coordinates(host)
                || onlyVotes(host)
                || host.role().contains("selfplay")
                || host.role().contains("training");
    }

    private static String name(OldGpu gpu, boolean coordinates, String shipped) {
        if (gpu.count() == 0) {
            return coordinates ? COORDINATOR : CPU;
        }
        String model = gpu.model().startsWith(shipped) || shipped.equals(SMALLEST_GPU) ? gpu.model() : shipped;
        return gpu.count() == 1 ? model : model + "-x" + gpu.count();
    }

    private static String provider(String host) {
        String first = WORD_END.split(host, 2)[0].toLowerCase(Locale.ROOT);
        return ProviderPolicies.shipped().find(first).isPresent() ? first : NodeClass.OWN;
    }

    /** What a task takes, so that every core has one: Spark gives a whole card, or shares of which at least two fit. */
    private static double share(int gpus, int cores) {
        if (gpus >= cores) {
            return gpus == 0 ? 0 : 1;
        }
        // Rounded down: shares that were too large by a hair would leave a core without one.
        return Math.min(0.5, Math.floor(SHARES * gpus / cores) / SHARES);
    }

    private static int or(OptionalInt stated, int otherwise, IntConsumer assumed) {
        if (stated.isEmpty()) {
            assumed.accept(otherwise);
        }
        return stated.orElse(otherwise);
    }
}
