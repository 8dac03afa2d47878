package org.ringrift.jobs.driver.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ringrift.jobs.config.ConfigSections;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.config.ProviderPolicy;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Fate;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Situation;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Verdict;

class ShutdownPlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ProviderPolicies POLICIES = policies("""
            vast: {idle-seconds: 1800, min-saving: 0.1, drain-seconds: 180, keep: 0, pending: 3, dry-run: false}
            lambda: {idle-seconds: 1800, min-saving: 1, drain-seconds: 300, keep: 1, pending: 5, dry-run: false}
            """);

    private static ProviderPolicies policies(String text) {
        return ProviderPolicies.of(ConfigSections.parse("my.yaml", text));
    }

    private static Machine machine(String host, String provider, double cost, Integer idleSeconds) {
        NodeClass its =
                new NodeClass("c", 8, 16, 2, 0, 0, 0, 16, 16, 0, provider, cost, EnumSet.allOf(StageName.class));
        return new Machine(
                host,
                List.of("e-" + host),
                Optional.of(its),
                Optional.ofNullable(idleSeconds).map(NOW::minusSeconds));
    }

    private static Situation situation(Map<String, Instant> draining, int waiting) {
        return new Situation(draining, waiting, Set.of("driver-host"), NOW);
    }

    private static Verdict only(Machine machine, Map<String, Instant> draining, int waiting) {
        return ShutdownPlan.of(List.of(machine), POLICIES, situation(draining, waiting))
                .verdicts()
                .get(0);
    }

    @Test
    void aMachineThatIdlesLongDrainsAndIsThenEnded() {
        Machine idle = machine("a", "vast", 0.5, 1800);

        Verdict first = only(idle, Map.of(), 0);
        assertThat(first.fate()).isEqualTo(Fate.DRAINS);
        assertThat(first.reason()).isEqualTo("ends in 180 s if it goes on idling");
        assertThat(only(idle, Map.of("a", NOW.minusSeconds(179)), 0).fate()).isEqualTo(Fate.DRAINS);
        Verdict last = only(idle, Map.of("a", NOW.minusSeconds(180)), 0);
        assertThat(last.fate()).isEqualTo(Fate.ENDS);
        assertThat(last.reason()).isEqualTo("saves 0.50 $/h");
    }

    @Test
    void aMachineThatWorksWhileItDrainsStaysAndDrainsAnewLater() {
        Situation draining = situation(Map.of("a", NOW.minusSeconds(170)), 0);
        ShutdownPlan works = ShutdownPlan.of(List.of(machine("a", "vast", 0.5, null)), POLICIES, draining);
        assertThat(works.verdicts().get(0).reason()).isEqualTo("it works");
        assertThat(works.draining(draining)).isEmpty();

        ProviderPolicies hasty =
                policies("vast: {idle-seconds: 60, drain-seconds: 180, keep: 0, min-saving: 0, dry-run: false}");
        Situation unseen = situation(Map.of("a", NOW.minusSeconds(200)), 0);
        ShutdownPlan worked = ShutdownPlan.of(List.of(machine("a", "vast", 0.5, 100)), hasty, unseen);
        assertThat(worked.verdicts().get(0).fate())
                .as("worked when nobody looked")
                .isEqualTo(Fate.DRAINS);
        assertThat(worked.draining(unseen)).containsEntry("a", NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | vast | 0.50 | 1799 | 0 | it has idled for less than 1800 s",
                "a | vast | 0.09 | 9999 | 0 | it costs 0.09 $/h, which is less than 0.10",
                "a | vast | 0.50 | 9999 | 3 | 3 items of work wait",
                "a | own | 9.00 | 9999 | 0 | machines of provider own are never ended",
                "a | lambda | 2.00 | 9999 | 0 | it is one of 1 that are kept",
                "driver-host | vast | 2.00 | 9999 | 0 | the driver runs on it",
            })
    void aMachineStaysForAReason(String host, String provider, double cost, int idle, int waiting, String reason) {
        Verdict verdict = only(machine(host, provider, cost, idle), Map.of(host, NOW.minusSeconds(999)), waiting);
        assertThat(verdict.fate()).isEqualTo(Fate.STAYS);
        assertThat(verdict.reason()).isEqualTo(reason);
    }

    @Test
    void aMachineOfAnUnknownClassStays() {
        Machine unknown = new Machine("a", List.of("1"), Optional.empty(), Optional.of(NOW.minusSeconds(9999)));
        assertThat(only(unknown, Map.of(), 0).reason()).isEqualTo("its class, and so its cost, is not known");
    }

    @Test
    void cheapMachinesTakeNoTurnOfThoseThatCanBeEnded() {
        List<Machine> machines = List.of(
                machine("cheap", "lambda", 0.75, 9999),
                machine("dear", "lambda", 2.49, 2000),
                machine("middle", "lambda", 1.99, 9999));
        ShutdownPlan plan = ShutdownPlan.of(machines, POLICIES, situation(Map.of(), 0));

        assertThat(plan.of(Fate.DRAINS))
                .extracting(verdict -> verdict.machine().host())
                .containsExactly("dear", "middle");
    }

    @Test
    void aDryRunSaysWhatItWouldEnd() {
        ProviderPolicies dry = policies("vast: {keep: 0, min-saving: 0}");
        Situation situation = situation(Map.of("a", NOW.minusSeconds(9999)), 0);
        ShutdownPlan plan = ShutdownPlan.of(List.of(machine("a", "vast", 1.2, 1800)), dry, situation);

        assertThat(plan.verdicts().get(0).fate()).isEqualTo(Fate.WOULD_END);
        assertThat(plan.verdicts().get(0).reason()).isEqualTo("saves 1.20 $/h");
        assertThat(plan.draining(situation)).isEmpty();
    }

    /** Random fleets over many minutes: machines work and idle, work comes and goes, and ended machines vanish. */
    @Test
    void noHistoryBreaksTheRules() {
        SplittableRandom random = new SplittableRandom(17);
        int endedInAll = 0;
        for (int round = 0; round < 200; round++) {
            ProviderPolicy policy = new ProviderPolicy(
                    "p",
                    random.nextInt(1, 600),
                    random.nextInt(0, 3) * 0.5,
                    random.nextInt(0, 300),
                    random.nextInt(0, 4),
                    random.nextInt(1, 4),
                    random.nextInt(4) == 0);
            ProviderPolicies policies = policies("p: {idle-seconds: " + policy.idleSeconds() + ", min-saving: "
                    + policy.minSaving() + ", drain-seconds: " + policy.drainSeconds() + ", keep: " + policy.keep()
                    + ", pending: " + policy.pending() + ", dry-run: " + policy.dryRun() + "}");
            Map<String, Double> costs = new HashMap<>();
            Map<String, Instant> idle = new HashMap<>();
            for (int i = random.nextInt(1, 10); i > 0; i--) {
                costs.put("h" + i, random.nextInt(0, 5) * 0.5);
            }
            int first = costs.size();
            Map<String, Instant> draining = Map.of();
            Map<String, Instant> chosen = new HashMap<>();
            Instant now = NOW;
            for (int minute = 0; minute < 60; minute++, now = now.plusSeconds(60)) {
                List<Machine> machines = new ArrayList<>();
                for (String host : costs.keySet()) {
                    if (random.nextInt(12) == 0) {
                        idle.remove(host);
                    } else {
                        idle.putIfAbsent(host, now);
                    }
                    machines.add(new Machine(
                            host,
                            List.of(host),
                            machine(host, "p", costs.get(host), null).nodeClass(),
                            Optional.ofNullable(idle.get(host))));
                }
                int waiting = random.nextInt(3) == 0 ? random.nextInt(6) : 0;
                Situation situation = new Situation(draining, waiting, Set.of("h1"), now);
                ShutdownPlan plan = ShutdownPlan.of(machines, policies, situation);
                draining = plan.draining(situation);

                assertThat(plan.verdicts()).hasSameSizeAs(machines);
                List<Verdict> going = plan.verdicts().stream()
                        .filter(verdict -> verdict.fate() != Fate.STAYS)
                        .toList();
                assertThat(going)
                        .extracting(verdict -> verdict.machine().host())
                        .doesNotContain("h1");
                assertThat(going.isEmpty() || costs.size() - going.size() >= policy.keep())
                        .isTrue();
                assertThat(going.isEmpty() || waiting < policy.pending()).isTrue();
                assertThat(plan.of(Fate.WOULD_END).isEmpty() || policy.dryRun()).isTrue();
                assertThat(going)
                        .extracting(verdict -> verdict.machine().cost())
                        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
                Instant at = now;
                going.forEach(verdict -> {
                    assertThat(verdict.machine().idleSince().orElseThrow().plusSeconds(policy.idleSeconds()))
                            .isBeforeOrEqualTo(at);
                    chosen.putIfAbsent(verdict.machine().host(), at);
                });
                chosen.keySet()
                        .retainAll(going.stream()
                                .map(verdict -> verdict.machine().host())
                                .toList());
                for (Verdict verdict : plan.of(Fate.ENDS)) {
                    assertThat(policy.dryRun()).isFalse();
                    String host = verdict.machine().host();
                    assertThat(chosen.get(host).plusSeconds(policy.drainSeconds()))
                            .isBeforeOrEqualTo(at);
                    costs.remove(host);
                    endedInAll++;
                }
                assertThat(costs.size()).isGreaterThanOrEqualTo(Math.min(policy.keep(), first));
            }
        }
        assertThat(endedInAll).as("the rules were put to the test").isGreaterThan(100);
    }
}
