package org.ringrift.jobs.driver.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scalecube.cluster.ClusterConfig;
import io.scalecube.cluster.transport.api.Message;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/** With real sockets on the loopback address, and a real process that is killed. */
class SwimMembershipTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final long PATIENCE_SECONDS = 60;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Semaphore changes = new Semaphore(0);
    private final List<SwimMembership> opened = new ArrayList<>();

    @AfterEach
    void leave() {
        opened.forEach(SwimMembership::close);
    }

    private SwimMembership join(Optional<MemberFacts> facts, List<String> seeds) {
        SwimMembership joined = SwimMembership.join(
                new SwimSettings(0, seeds, Optional.of("127.0.0.1")),
                facts,
                now::get,
                ClusterConfig.defaultLocalConfig(),
                changes::release);
        opened.add(joined);
        return joined;
    }

    private static Optional<MemberFacts> machine(String name) {
        return Optional.of(new MemberFacts(name, "a100", 30, 1));
    }

    /** Waits for the changes that lead there. */
    private void awaitMembers(SwimMembership of, Predicate<Map<String, Boolean>> wanted) throws InterruptedException {
        while (!wanted.test(presence(of))) {
            assertThat(changes.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("a change after " + presence(of))
                    .isTrue();
        }
    }

    private static Map<String, Boolean> presence(SwimMembership of) {
        Map<String, Boolean> presence = new HashMap<>();
        of.members().forEach(member -> presence.put(member.facts().host(), member.present()));
        return presence;
    }

    @Test
    void machinesHearOfEachOtherAndOfThoseThatLeave() throws Exception {
        SwimMembership driver = join(Optional.empty(), List.of());
        SwimMembership one = join(machine("one"), List.of(driver.address()));
        SwimMembership two = join(machine("two"), List.of(driver.address()));

        awaitMembers(driver, Map.of("one", true, "two", true)::equals);
        assertThat(driver.members().get(0)).isEqualTo(new Member(machine("one").orElseThrow(), NOON, true));
        awaitMembers(one, Map.of("two", true)::equals); // a driver is no machine, nor is one its own other

        now.set(NOON.plusSeconds(60));
        two.close();
        awaitMembers(driver, Map.of("one", true, "two", false)::equals);
        now.set(NOON.plusSeconds(4000));
        assertThat(presence(driver)).as("an hour later").isEqualTo(Map.of("one", true));
    }

    @Test
    void aMachineWhoseProcessIsKilledIsGivenUp() throws Exception {
        SwimMembership driver = join(Optional.empty(), List.of());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MemberProcess.class.getName(),
                        "killed",
                        driver.address())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitMembers(driver, Map.of("killed", true)::equals);
        } finally {
            process.destroyForcibly().waitFor();
        }
        awaitMembers(driver, Map.of("killed", false)::equals);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        SwimMembership first = join(machine("one"), List.of());
        int port = Integer.parseInt(first.address().replaceAll(".*:", ""));
        SwimSettings same = new SwimSettings(port, List.of(), Optional.of("127.0.0.1"));
        assertThatThrownBy(() -> SwimMembership.watch(same, now::get))
                .isInstanceOf(StageFailure.class)
                .hasMessageStartingWith("Cannot join the other machines at port " + port + ": ")
                .hasMessageEndingWith(" Choose another one with RINGRIFT_SWIM_PORT.");
    }

    @Test
    void nothingButTheProtocolIsReadFromOthers() throws IOException {
        FilteredMessages codec = new FilteredMessages();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        codec.serialize(Message.fromData(new HashMap<>(Map.of("any", "thing"))), bytes);
        assertThatThrownBy(() -> codec.deserialize(new ByteArrayInputStream(bytes.toByteArray())))
                .isInstanceOf(InvalidClassException.class)
                .hasMessageContaining("REJECTED");
    }

    @Test
    void whatIsNoTextOfAMachineIsNoMachine() {
        MemberFacts facts = machine("one").orElseThrow();
        assertThat(MemberFacts.parse(facts.text())).contains(facts);
        assertThat(List.of("", "{", "[]", "{\"host\":\"x\"}", "null"))
                .allSatisfy(text -> assertThat(MemberFacts.parse(text)).isEmpty());
    }

    @Test
    void variablesSayWhetherAndWhere() {
        assertThat(SwimSettings.of(Map.of())).isEmpty();
        assertThat(SwimSettings.of(Map.of("RINGRIFT_SWIM_ENABLED", "False", "RINGRIFT_SWIM_SEEDS", "a:1")))
                .isEmpty();
        assertThat(SwimSettings.of(Map.of("RINGRIFT_SWIM_ENABLED", "1")))
                .contains(new SwimSettings(7947, List.of(), Optional.empty()));
        assertThat(SwimSettings.of(Map.of(
                        "RINGRIFT_SWIM_ENABLED",
                        "true",
                        "RINGRIFT_SWIM_PORT",
                        "0",
                        "RINGRIFT_SWIM_SEEDS",
                        "a:7947, b.example:7948",
                        "RINGRIFT_ADVERTISE_HOST",
                        "c")))
                .contains(new SwimSettings(0, List.of("a:7947", "b.example:7948"), Optional.of("c")));
        assertThatThrownBy(() -> SwimSettings.of(Map.of("RINGRIFT_SWIM_ENABLED", "on-ish")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot read RINGRIFT_SWIM_ENABLED=on-ish: it says neither yes nor no. Set it to true, false, 1 or"
                                + " 0, or not at all.");
        assertThatThrownBy(() -> SwimSettings.read(Map.of("RINGRIFT_SWIM_SEEDS", "machine")))
                .hasMessage(
                        "Cannot use seed 'machine' of RINGRIFT_SWIM_SEEDS: state host:port, such as machine-1:7947.");
        assertThatThrownBy(() -> SwimSettings.read(Map.of("RINGRIFT_SWIM_PORT", "70000")))
                .hasMessage("Cannot use RINGRIFT_SWIM_PORT=70000: state a port, 0 to 65535.");
    }
}
