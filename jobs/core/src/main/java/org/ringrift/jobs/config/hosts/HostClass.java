package org.ringrift.jobs.config.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.ProviderPolicies;

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

    /** Cards whose price conf/cluster.yaml has. */
    private static final Set<String> PRICED = Set.of("rtx-4090", "a10", "a100", "h100", "gh200");

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
        OldGpu gpu = host.gpu();
        boolean cards = gpu.count() > 0;
        boolean coordinates = HostUse.coordinates(host);
        String shipped = gpu.shippedClass().isEmpty() ? SMALLEST_GPU : gpu.shippedClass();
        NodeClass like = classes.find(cards ? shipped : coordinates ? COORDINATOR : CPU);
        int cores = host.cpus().orElse(like.cores());
        int memory = host.memoryGb().isEmpty()
                ? like.memoryGb()
                : Math.max(1, (int) (MEMORY_LEFT * host.memoryGb().getAsInt()));
        String provider = provider(host.name());
        boolean priced = gpu.count() == 1 && provider.equals(like.provider()) && PRICED.contains(gpu.model());
        NodeClass machine = new NodeClass(
                cards ? name(gpu, shipped) : coordinates ? COORDINATOR : CPU,
                cores,
                memory,
                Math.max(memory > 1 ? 1 : 0, memory * like.overheadGb() / like.memoryGb()),
                gpu.count(),
                cards && gpu.memoryGb() > 0 ? gpu.memoryGb() : like.gpuMemoryGb(),
                share(gpu.count(), cores),
                like.concurrency(),
                like.batch(),
                like.partitionsPerCore(),
                provider,
                priced ? like.costPerHour() : 0,
                HostUse.stages(host));
        return new HostClass(host, machine, assumed(host, machine, priced));
    }

    private static List<Finding> assumed(OldHost host, NodeClass machine, boolean priced) {
        List<Finding> assumed = new ArrayList<>();
        BiConsumer<String, String> assume =
                (key, about) -> assumed.add(KnownKeys.finding(Outcome.ASSUMED, host.at(key), about));
        OldGpu gpu = host.gpu();
        boolean cards = gpu.count() > 0;
        if (cards && gpu.shippedClass().isEmpty()) {
            assume.accept(
                    "gpu", "no class of machines is known for it; batch and concurrency are those of " + SMALLEST_GPU);
        }
        if (host.cpus().isEmpty()) {
            assume.accept("cpus", "not stated, taken for " + machine.cores());
        }
        if (host.memoryGb().isEmpty()) {
            assume.accept("memory_gb", "not stated, " + machine.memoryGb() + " GB taken for what executors have");
        }
        if (gpu.count() > 1 && gpu.memoryGb() > 0) {
            assume.accept("gpu_vram_gb", "taken for the memory of one of " + gpu.count() + " cards");
        }
        if (cards && gpu.memoryGb() == 0) {
            assume.accept("gpu_vram_gb", "not stated, taken for " + machine.gpuMemoryGb());
        }
        if (!host.knownStatus()) {
            assume.accept("status", "of no known meaning, taken for ready");
        }
        if (!HostUse.isKnown(host)) {
            assume.accept("role", "not stated or of no known meaning, so it plays" + (cards ? " and trains" : ""));
        }
        if (!machine.provider().equals(NodeClass.OWN)) {
            assumed.add(KnownKeys.finding(
                    Outcome.ASSUMED,
                    KeyPath.of(KeyPath.HOSTS, host.name()),
                    "rented from " + machine.provider() + ", by its name"
                            + (priced ? "" : "; write what it costs into cost-per-hour")));
        }
        return assumed;
    }

    private static String name(OldGpu gpu, String shipped) {
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
            return 1;
        }
        // Rounded down: shares that were too large by a hair would leave a core without one.
        return Math.min(0.5, Math.floor(SHARES * gpus / cores) / SHARES);
    }
}
