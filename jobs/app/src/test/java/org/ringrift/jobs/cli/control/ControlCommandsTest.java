package org.ringrift.jobs.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.driver.http.Controls;
import org.ringrift.jobs.driver.http.NodesJson;
import org.ringrift.jobs.driver.http.StatusServer;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.loop.BackgroundLoop;
import org.ringrift.jobs.driver.loop.SystemTime;
import org.ringrift.jobs.driver.machines.MachineWatch;
import org.ringrift.jobs.driver.service.LoopService;
import org.ringrift.jobs.driver.service.Service.Importance;
import org.ringrift.jobs.driver.service.Services;

/** The commands against a server with a service of its own and the machine of the tests' Spark. */
class ControlCommandsTest {
    private final SystemTime time = new SystemTime();
    private final MachineWatch machines =
            new MachineWatch(SharedSpark.session().sparkContext(), OptionalDouble::empty, () -> Instant.EPOCH);
    private final Services services = new Services(
            List.of(new LoopService(
                    BackgroundLoop.of("events", Duration.ofSeconds(5), () -> {}),
                    Set.of(),
                    Importance.NORMAL,
                    time,
                    (who, what, cause) -> {})),
            time,
            (who, what, cause) -> {});
    private final StatusServer server = StatusServer.open(
            0,
            new DriverStatus(() -> Instant.EPOCH),
            new Controls(services, () -> NodesJson.of(machines.look()), config -> {}),
            (who, what, cause) -> {});
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void close() throws InterruptedException {
        server.close();
        services.stopAll();
        time.close();
    }

    private int run(String... arguments) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of(arguments), Stream.of("--port", "" + server.port()))
                        .toArray(String[]::new));
    }

    @Test
    void servicesAreListedStartedAndStopped() {
        assertThat(run("services")).as(err.toString()).isZero();
        assertThat(run("services", "start", "events")).as(err.toString()).isZero();
        assertThat(run("services", "stop", "events")).as(err.toString()).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith(" events")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("| stopped |"),
                        line -> assertThat(line).contains("| running |"),
                        line -> assertThat(line).contains("| stopped |"));
    }

    @Test
    void mistakesAreOneSentence() {
        assertThat(run("services", "start", "no such")).isEqualTo(2);
        assertThat(run("services", "restart", "events")).isEqualTo(2);
        assertThat(run("nodes", "worker-3")).isEqualTo(2);
        server.close();
        assertThat(run("services")).isEqualTo(1);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("Cannot start service no such: there is none of that name. The services are"
                                        + " events."),
                        line -> assertThat(line)
                                .isEqualTo("Cannot do restart events with services: give start NAME, stop NAME,"
                                        + " start-all, or nothing to list them."),
                        line -> assertThat(line).startsWith("Cannot show node worker-3: the driver has only "),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "Cannot ask a driver on port " + server.port() + " of this machine: nothing"
                                                + " answers there. Start one by ./ringrift driver, or name its port by --port."));
    }

    @Test
    void theMachineOfAnEmbeddedSparkIsThere() throws Exception {
        assertThat(run("nodes", "--json")).as(err.toString()).isZero();
        JsonNode node =
                new ObjectMapper().readTree(out.toString()).path("nodes").get(0);
        assertThat(node.path("cores").asInt()).isEqualTo(2);
        assertThat(node.path("rank").path("training").asInt()).isEqualTo(1);
        assertThat(run("nodes", node.path("node").asText())).as(err.toString()).isZero();
        assertThat(out.toString()).contains("| healthy |");
    }
}
