package org.ringrift.jobs.driver.shutdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.config.ConfigSections;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.ProviderPolicies;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.driver.shutdown.ShutdownPlan.Fate;

class IdleShutdownTest {
    private static final NodeClasses CLASSES = NodeClasses.of(ConfigSections.parse("my.yaml", """
            big: {cores: 16, provider: vast, cost-per-hour: 1.2}
            small: {cores: 4, provider: vast, cost-per-hour: 0.3}
            other: {cores: 4, provider: vast, cost-per-hour: 0.2}
            """));
    private static final String POLICY =
            "vast: {idle-seconds: 600, min-saving: 0.1, drain-seconds: 120, keep: 0, pending: 3, dry-run: ";

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();
    private final Cluster cluster = new Cluster();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    /** Executors as a cluster manager would have them. */
    private static final class Cluster implements IdleShutdown.Fleet {
        private final List<Executor> executors = new ArrayList<>();
        private boolean refuses;

        void add(String id, String host, String nodeClass, int cores, int tasks) {
            executors.removeIf(executor -> executor.id().equals(id));
            executors.add(new Executor(id, host, nodeClass, cores, 0, tasks, 0, 0, Instant.EPOCH));
        }

        @Override
        public List<Executor> executors() {
            return List.copyOf(executors);
        }

        @Override
        public Optional<String> unscalable() {
            return Optional.empty();
        }

        @Override
        public boolean letGo(List<String> ids, String reason) {
            return !refuses && executors.removeIf(executor -> ids.contains(executor.id()));
        }

        @Override
        public Set<String> driverHosts() {
            return Set.of("here");
        }

        @Override
        public int waiting() {
            return 0;
        }
    }

    private IdleShutdown shutdown(String dryRun, Optional<ShutdownCommand> command) {
        ProviderPolicies policies = ProviderPolicies.of(ConfigSections.parse("my.yaml", POLICY + dryRun + "}"));
        return new IdleShutdown(cluster, CLASSES, policies, command, () -> now, said::add);
    }

    private void minutes(IdleShutdown shutdown, int minutes) throws InterruptedException {
        for (int i = 0; i < minutes; i++) {
            shutdown.step();
            now = now.plusSeconds(60);
        }
    }

    private ShutdownCommand script(String body) throws IOException {
        Path script = Files.writeString(folder.resolve("end.sh"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return ShutdownCommand.parse(script + " --now");
    }

    @Test
    void aDryRunSaysOnceWhatItWouldEnd() throws InterruptedException {
        cluster.add("1", "x", "big", 8, 0);
        cluster.add("2", "y", "", 16, 0);
        cluster.add("3", "z", "", 4, 0);
        IdleShutdown shutdown = shutdown("true", Optional.empty());
        minutes(shutdown, 20);

        assertThat(said)
                .containsExactly(
                        "Idle shutdown: would end host x, saves 1.20 $/h.",
                        "Idle shutdown: would end host y, saves 1.20 $/h.");
        assertThat(cluster.executors).hasSize(3);
        assertThat(shutdown.report().ended()).isZero();
        assertThat(shutdown.report().plan().verdicts())
                .filteredOn(verdict -> verdict.machine().host().equals("z"))
                .as("two classes have four cores")
                .extracting(ShutdownPlan.Verdict::reason)
                .containsExactly("its class, and so its cost, is not known");
    }

    @Test
    void idleMachinesAreDrainedLetGoAndEndedByTheCommand() throws Exception {
        Path log = folder.resolve("log");
        cluster.add("1", "x", "big", 16, 0);
        cluster.add("2", "x", "big", 16, 0);
        cluster.add("3", "y", "small", 4, 1);
        IdleShutdown shutdown = shutdown("false", Optional.of(script("echo \"$@\" >> " + log)));
        minutes(shutdown, 12);
        assertThat(cluster.executors).hasSize(3);
        assertThat(said).containsExactly("Idle shutdown: drains host x; it ends in 120 s if it goes on idling.");

        minutes(shutdown, 5);
        assertThat(cluster.executors).extracting(Executor::id).containsExactly("3");
        assertThat(said.subList(1, said.size())).containsExactly("Idle shutdown: ends host x, saves 1.20 $/h.");
        assertThat(log).hasContent("--now x\n");
        assertThat(shutdown.report().ended()).isEqualTo(1);
        assertThat(shutdown.report().savedPerHour()).isEqualTo(1.2);
    }

    @Test
    void aMachineThatWorksWhileItDrainsStays() throws InterruptedException {
        cluster.add("1", "x", "big", 16, 0);
        IdleShutdown shutdown = shutdown("false", Optional.empty());
        minutes(shutdown, 11);
        assertThat(shutdown.report().plan().of(Fate.DRAINS)).hasSize(1);
        cluster.add("1", "x", "big", 16, 1);
        minutes(shutdown, 1);
        cluster.add("1", "x", "big", 16, 0);
        minutes(shutdown, 11);
        assertThat(cluster.executors).hasSize(1);
        assertThat(said)
                .containsExactly(
                        "Idle shutdown: drains host x; it ends in 120 s if it goes on idling.",
                        "Idle shutdown: host x stays: it works.",
                        "Idle shutdown: drains host x; it ends in 120 s if it goes on idling.");
    }

    @Test
    void aClusterManagerThatRefusesIsAskedAgain() throws Exception {
        Path log = folder.resolve("log");
        cluster.add("1", "x", "big", 16, 0);
        cluster.refuses = true;
        IdleShutdown shutdown = shutdown("false", Optional.of(script("echo \"$@\" >> " + log)));
        minutes(shutdown, 16);
        assertThat(said.subList(1, said.size()))
                .containsExactly("Idle shutdown cannot end host x: the cluster manager refuses to let its executors go."
                        + " It is asked again.");
        assertThat(log).doesNotExist();

        cluster.refuses = false;
        minutes(shutdown, 1);
        assertThat(log).hasContent("--now x\n");
    }

    @Test
    void aCommandThatFailsIsTriedThreeTimes() throws Exception {
        cluster.add("1", "x", "big", 16, 0);
        ShutdownCommand broken = script("echo no such machine >&2; exit 3");
        IdleShutdown shutdown = shutdown("false", Optional.of(broken));
        minutes(shutdown, 20);
        String sentence = "Cannot end machine x by " + String.join(" ", broken.words())
                + ": it ended with exit code 3 and said: no such machine. End it by hand.";
        assertThat(said.subList(2, said.size()))
                .containsExactly(
                        sentence + " It is tried again.",
                        sentence + " It is tried again.",
                        sentence + " It is not tried again.");
    }

    @Test
    void aCommandIsNotTriedAgainOnAMachineThatIsBack() throws Exception {
        Path log = folder.resolve("log");
        cluster.add("1", "x", "big", 16, 0);
        IdleShutdown shutdown = shutdown("false", Optional.of(script("echo \"$@\" >> " + log + "; exit 3")));
        minutes(shutdown, 13);
        cluster.add("2", "x", "big", 16, 1);
        minutes(shutdown, 5);
        assertThat(log).hasContent("--now x\n");
    }

    @Test
    void aCommandThatHangsIsKilled() throws Exception {
        ShutdownCommand hangs = new ShutdownCommand(script("sleep 600").words(), Duration.ofMillis(200));
        assertThat(failure(hangs, "x")).contains(": it did not end within 0.20 s. End it by hand.");
        assertThat(failure(script("true"), "-rf")).contains(": that is no name of a machine.");
    }

    private static String failure(ShutdownCommand command, String host) throws InterruptedException {
        try {
            command.run(host);
            return "";
        } catch (org.ringrift.StageFailure e) {
            return e.getMessage();
        }
    }

    @Test
    void whereSparkRunsInOneProcessNothingIsEnded() throws InterruptedException {
        SparkFleet fleet = new SparkFleet(SharedSpark.session().sparkContext(), () -> 0);
        assertThat(fleet.executors()).extracting(Executor::nodeClass).containsExactly("");
        assertThat(fleet.driverHosts()).isNotEmpty();
        IdleShutdown shutdown =
                new IdleShutdown(fleet, CLASSES, ProviderPolicies.shipped(), Optional.empty(), () -> now, said::add);
        minutes(shutdown, 3);
        assertThat(said).as("auto-scaling says why").isEmpty();
        assertThat(shutdown.report()).isEqualTo(ShutdownReport.NONE);
    }
}
