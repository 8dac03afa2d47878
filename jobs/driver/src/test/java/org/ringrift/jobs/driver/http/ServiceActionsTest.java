package org.ringrift.jobs.driver.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.launch.DriverStatus;
import org.ringrift.jobs.driver.loop.SystemTime;
import org.ringrift.jobs.driver.loop.Work;
import org.ringrift.jobs.driver.service.Service;
import org.ringrift.jobs.driver.service.Services;

/** Services by HTTP, with a server and its threads. */
@Timeout(60)
class ServiceActionsTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final SystemTime time = new SystemTime();
    private Work onStart = () -> {};
    private final Services services =
            new Services(List.of(service("events"), service("distribution", "events")), time, (who, what, cause) -> {});
    private StatusServer server = open(Duration.ofSeconds(50));

    private StatusServer open(Duration limit) {
        Controls controls = new Controls(services, () -> NodesJson.of(List.of()), ServiceActionsTest::hurry);
        return StatusServer.open(0, new DriverStatus(() -> Instant.EPOCH), controls, limit, (who, what, cause) -> {});
    }

    private Service service(String name, String... needs) {
        return new Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<String> dependsOn() {
                return Set.of(needs);
            }

            @Override
            public Importance importance() {
                return Importance.NORMAL;
            }

            @Override
            public void start() throws Exception {
                onStart.run();
            }

            @Override
            public void stop() {}

            @Override
            public void check() {}
        };
    }

    @AfterEach
    void close() {
        server.close();
        time.close();
    }

    private HttpResponse<String> post(String path) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("X-RingRift", "1")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<String> states(HttpResponse<String> response) throws Exception {
        JsonNode services = new ObjectMapper().readTree(response.body()).path("services");
        return services.findValuesAsText("state");
    }

    @Test
    void servicesAreStartedAndStoppedWithWhatTheyNeed() throws Exception {
        assertThat(states(post("/services/distribution/start"))).containsExactly("running", "running");
        assertThat(states(post("/services/events/stop"))).containsExactly("stopped", "stopped");
        HttpResponse<String> all = post("/services/start-all");
        assertThat(all.statusCode()).isEqualTo(200);
        assertThat(states(all)).containsExactly("running", "running");
        HttpResponse<String> list = CLIENT.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/services"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(list.body()).isEqualTo(all.body());
    }

    private static void hurry(String config) {
        if (!config.equals("hex8_2p")) {
            throw new UserError("Cannot sync " + config + ".");
        }
    }

    @Test
    void aSyncIsAskedForAndNotWaitedFor() throws Exception {
        HttpResponse<String> asked = post("/sync/hex8_2p");
        assertThat(asked.statusCode()).isEqualTo(202);
        assertThat(asked.body()).isEqualTo("{\"said\":\"hex8_2p is synced next.\"}\n");
        HttpResponse<String> refused = post("/sync/hex9_2p");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).isEqualTo("{\"error\":\"Cannot sync hex9_2p.\"}\n");
    }

    @Test
    void whatCannotBeDoneIsOneSentence() throws Exception {
        HttpResponse<String> unknown = post("/services/evnts/start");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .isEqualTo("{\"error\":\"Cannot start service evnts: there is none of that name. The services are"
                        + " events, distribution.\"}\n");
        onStart = () -> {
            throw new IllegalStateException("no table");
        };
        HttpResponse<String> failed = post("/services/events/start");
        assertThat(failed.statusCode()).isEqualTo(409);
        assertThat(failed.body())
                .isEqualTo(
                        "{\"error\":\"Cannot start service events: it could not start: no table. It is tried again as"
                                + " long as it is not stopped.\"}\n");
        assertThat(post("/services/stop").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageInABrowserCannotStopAService() throws Exception {
        URI stop = URI.create("http://127.0.0.1:" + server.port() + "/services/events/stop");
        HttpResponse<String> refused = CLIENT.send(
                HttpRequest.newBuilder(stop).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body())
                .startsWith("{\"error\":\"Cannot POST /services/events/stop without the header X-RingRift: 1,");
        HttpResponse<String> read = CLIENT.send(HttpRequest.newBuilder(stop).build(), BodyHandlers.ofString());
        assertThat(read.statusCode()).isEqualTo(405);
        assertThat(read.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void whoAsksDoesNotWaitForEver() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        onStart = mayEnd::await;
        server.close();
        server = open(Duration.ofMillis(1));
        HttpResponse<String> late = post("/services/events/start");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.body()).contains("Cannot start service events within 0 s: it goes on.");
        HttpResponse<String> busy = post("/services/events/stop");
        assertThat(busy.statusCode()).isEqualTo(409);
        assertThat(busy.body()).contains("another start or stop is under way");
        mayEnd.countDown();
    }
}
