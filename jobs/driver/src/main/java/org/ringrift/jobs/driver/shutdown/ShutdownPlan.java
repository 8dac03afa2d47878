package org.ringrift.jobs.driver.shutdown;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.config.ProviderPolicy;

/**
 * What is to become of each machine: a pure function, with the rules of the predecessor's {@code
 * unified_idle_shutdown_daemon.py}. A machine is chosen when it has idled long enough, and ended if it goes on idling while it
 * drains. One that works again stays, and drains anew should it be chosen again.
 *
 * @param verdicts one for each machine: by provider, the most expensive first
 */
public record ShutdownPlan(List<Verdict> verdicts) {
    private static final Comparator<Machine> MOST_EXPENSIVE = Comparator.comparingDouble(Machine::cost)
            .reversed()
            .thenComparing(machine -> machine.idleSince().orElse(Instant.MAX))
            .thenComparing(Machine::host);

    /** Copies the list. */
    public ShutdownPlan {
        verdicts = List.copyOf(verdicts);
    }

    /** What happens to a machine. */
    public enum Fate {
        /** It stays. */
        STAYS,
        /** It will be ended if it goes on idling. */
        DRAINS,
        /** It is to be ended now. */
        ENDS,
        /** It would be drained and ended, were it not a dry run. */
        WOULD_END
    }

    /**
     * What happens to a machine, and why.
     *
     * @param machine the machine
     * @param fate what happens
     * @param reason why, to be read behind a colon
     */
    public record Verdict(Machine machine, Fate fate, String reason) {}

    /**
     * What is known beside the machines.
     *
     * @param draining since when machines drain, by host
     * @param waiting items of planned work that wait, 0 or more
     * @param driverHosts names of the machine that this process runs on, which it does not end
     * @param now the time
     */
    public record Situation(Map<String, Instant> draining, int waiting, Set<String> driverHosts, Instant now) {
        /** Copies map and set. */
        public Situation {
            draining = Map.copyOf(draining);
            driverHosts = Set.copyOf(driverHosts);
        }
    }

    /**
     * Decides.
     *
     * @param machines all machines, each host once
     * @param policies when machines are ended, by provider
     * @param situation what else is known
     */
    public static ShutdownPlan of(List<Machine> machines, ProviderPolicies policies, Situation situation) {
        Map<String, List<Machine>> providers = new TreeMap<>();
        List<Verdict> verdicts = new ArrayList<>();
        for (Machine machine : machines) {
            Optional<String> provider = machine.nodeClass().map(NodeClass::provider);
            if (provider.flatMap(policies::find).isPresent()) {
                providers
                        .computeIfAbsent(provider.get(), name -> new ArrayList<>())
                        .add(machine);
            } else {
                String why = provider.map(name -> "machines of provider " + name + " are never ended")
                        .orElse("its class, and so its cost, is not known");
                verdicts.add(new Verdict(machine, Fate.STAYS, why));
            }
        }
        providers.forEach((name, fleet) ->
                verdicts.addAll(ofProvider(fleet, policies.find(name).orElseThrow(), situation)));
        return new ShutdownPlan(verdicts);
    }

    private static List<Verdict> ofProvider(List<Machine> fleet, ProviderPolicy policy, Situation situation) {
        List<Verdict> verdicts = new ArrayList<>();
        int goes = 0;
        for (Machine machine : fleet.stream().sorted(MOST_EXPENSIVE).toList()) {
            Optional<String> needed = whyNeeded(machine, policy, situation);
            if (needed.isPresent()) {
                verdicts.add(new Verdict(machine, Fate.STAYS, needed.get()));
            } else if (fleet.size() - goes <= policy.keep()) {
                verdicts.add(new Verdict(machine, Fate.STAYS, "it is one of " + policy.keep() + " that are kept"));
            } else {
                goes++;
                verdicts.add(going(machine, policy, situation));
            }
        }
        return verdicts;
    }

    private static Optional<String> whyNeeded(Machine machine, ProviderPolicy policy, Situation situation) {
        if (situation.driverHosts().contains(machine.host())) {
            return Optional.of("the driver runs on it");
        }
        if (machine.idleSince().isEmpty()) {
            return Optional.of("it works");
        }
        if (situation.waiting() >= policy.pending()) {
            return Optional.of(situation.waiting() + " items of work wait");
        }
        if (machine.cost() < policy.minSaving()) {
            return Optional.of(
                    dollars("it costs %.2f $/h, which is less than %.2f", machine.cost(), policy.minSaving()));
        }
        long idle = idleSeconds(machine, situation);
        return idle < policy.idleSeconds()
                ? Optional.of("it has idled for less than " + policy.idleSeconds() + " s")
                : Optional.empty();
    }

    private static Verdict going(Machine machine, ProviderPolicy policy, Situation situation) {
        String saves = dollars("saves %.2f $/h", machine.cost());
        if (policy.dryRun()) {
            return new Verdict(machine, Fate.WOULD_END, saves);
        }
        boolean drained = !drainsSince(machine, situation)
                .plusSeconds(policy.drainSeconds())
                .isAfter(situation.now());
        return drained
                ? new Verdict(machine, Fate.ENDS, saves)
                : new Verdict(machine, Fate.DRAINS, "ends in " + policy.drainSeconds() + " s if it goes on idling");
    }

    /** A machine that has worked since it was chosen drains anew. */
    private static Instant drainsSince(Machine machine, Situation situation) {
        Instant since = situation.draining().get(machine.host());
        return since == null || machine.idleSince().orElseThrow().isAfter(since) ? situation.now() : since;
    }

    private static long idleSeconds(Machine machine, Situation situation) {
        return Duration.between(machine.idleSince().orElseThrow(), situation.now())
                .toSeconds();
    }

    private static String dollars(String format, Object... amounts) {
        return String.format(Locale.ROOT, format, amounts);
    }

    /** The machines of a fate, in order. */
    public List<Verdict> of(Fate fate) {
        return verdicts.stream().filter(verdict -> verdict.fate() == fate).toList();
    }

    /** Since when machines drain, for the next plan: those that drain or could not be ended yet. */
    Map<String, Instant> draining(Situation situation) {
        Map<String, Instant> next = new HashMap<>();
        for (Verdict verdict : verdicts) {
            if (verdict.fate() == Fate.DRAINS || verdict.fate() == Fate.ENDS) {
                next.put(verdict.machine().host(), drainsSince(verdict.machine(), situation));
            }
        }
        return next;
    }
}
