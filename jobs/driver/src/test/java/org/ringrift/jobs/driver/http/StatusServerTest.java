package org.ringrift.jobs.driver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.loop.SystemTime;
import org.ringrift.jobs.driver.service.Services;

@Timeout(60)
class StatusServerTest implements StatusSource {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int REQUESTS = 40;

    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final StatusServer server =
            StatusServer.open(0, this, controls(), (who, what, cause) -> problems.add(who + ": " + what));
    private Verdict health = new Verdict(List.of());
    private volatile Supplier<String> metrics = () -> "up 1\n";

    @Override
    public Verdict health() {
        return health;
    }

    @Override
    public Verdict ready() {
        return new Verdict(List.of("service distribution: no \"folder\""));
    }

    @Override
    public JsonNode status() {
        return new ObjectMapper().createObjectNode().put("node", "Zürich");
    }

    @Override
    public String metrics() {
        return metrics.get();
    }

    private static Controls controls() {
        return new Controls(
                new Services(List.of(), new SystemTime(), (who, what, cause) -> {}),
                () -> NodesJson.of(List.of()),
                config -> {});
    }

    @AfterEach
    void close() {
        server.close();
    }

    private HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody())
                .build();
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(request(method, path), BodyHandlers.ofString());
    }

    @Test
    void healthIsAStatusOfHttp() throws Exception {
        HttpResponse<String> well = send("GET", "/health");
        assertThat(well.statusCode()).isEqualTo(200);
        assertThat(well.headers().firstValue("Content-Type")).contains("application/json; charset=utf-8");
        assertThat(well.body()).isEqualTo("{\"status\":\"healthy\",\"problems\":[]}\n");
        health = new Verdict(List.of("loop elo-sync: no table"));
        HttpResponse<String> ill = send("GET", "/health");
        assertThat(ill.statusCode()).isEqualTo(503);
        assertThat(ill.body()).isEqualTo("{\"status\":\"unhealthy\",\"problems\":[\"loop elo-sync: no table\"]}\n");
    }

    @Test
    void readinessIsToo() throws Exception {
        HttpResponse<String> response = send("GET", "/ready?verbose");
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body())
                .isEqualTo("{\"status\":\"not ready\",\"problems\":[\"service distribution: no \\\"folder\\\"\"]}\n");
    }

    @Test
    void statusIsWhatTheSourceSays() throws Exception {
        assertThat(send("GET", "/status").body()).isEqualTo("{\"node\":\"Zürich\"}\n");
    }

    @Test
    void metricsAreForPrometheus() throws Exception {
        HttpResponse<String> response = send("GET", "/metrics");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body()).isEqualTo("up 1\n");
        metrics = () -> "";
        assertThat(send("GET", "/metrics").body()).isEmpty();
    }

    @Test
    void headHasTheHeadersAlone() throws Exception {
        HttpResponse<String> response = send("HEAD", "/metrics");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).contains("5");
        assertThat(response.body()).isEmpty();
    }

    @Test
    void otherPagesAreNotThere() throws Exception {
        for (String path : List.of("/", "/healthy", "/health/", "/status/loops")) {
            HttpResponse<String> response = send("GET", path);
            assertThat(response.statusCode()).as(path).isEqualTo(404);
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"Cannot show " + path
                            + ": there is no such page. The pages are /health, /ready, /status, /metrics, /services, /nodes,"
                            + " /services/start-all, /services/NAME/start, /services/NAME/stop, /sync/NAME.\"}\n");
        }
    }

    @Test
    void pagesCanBeReadOnly() throws Exception {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
            HttpResponse<String> response = send(method, "/status");
            assertThat(response.statusCode()).as(method).isEqualTo(405);
            assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
            assertThat(response.body())
                    .isEqualTo("{\"error\":\"Cannot " + method + " /status: pages can be read only. Use GET.\"}\n");
        }
        assertThat(send("POST", "/stop").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageThatCannotBeMadeSaysWhy() throws Exception {
        metrics = () -> {
            throw new IllegalStateException("no table");
        };
        HttpResponse<String> response = send("GET", "/metrics");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"error\":\"Cannot show /metrics: no table\"}\n");
        assertThat(problems).containsExactly("http: It could not make /metrics: no table");
    }

    @Test
    void aPortInUseIsNamed() {
        assertThatThrownBy(() -> StatusServer.open(server.port(), this, controls(), (who, what, cause) -> {}))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot show the status on port " + server.port() + " of 127.0.0.1: Address already in use."
                        + " Stop the program that uses this port, or choose another one by RINGRIFT_P2P_PORT.");
        assertThatThrownBy(() -> StatusServer.open(70_000, this, controls(), (who, what, cause) -> {}))
                .hasMessage("Cannot show the status on port 70000: state 1 to 65535, or 0 for any free port.");
    }

    @Test
    void afterCloseThePortIsFree() {
        int port = server.port();
        server.close();
        assertThatThrownBy(() -> send("GET", "/health")).isInstanceOf(ConnectException.class);
        StatusServer.open(port, this, controls(), (who, what, cause) -> {}).close();
    }

    @Test
    void tooManyRequestsAreTurnedAwayAndTheServerGoesOn() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        metrics = () -> {
            try {
                mayEnd.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return "up 1\n";
        };
        CompletableFuture<Throwable> turnedAway = new CompletableFuture<>();
        List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            CompletableFuture<HttpResponse<String>> response =
                    CLIENT.sendAsync(request("GET", "/metrics"), BodyHandlers.ofString());
            responses.add(response.whenComplete((good, bad) -> {
                if (bad != null) {
                    turnedAway.complete(bad);
                }
            }));
        }
        assertThat(turnedAway.get()).hasCauseInstanceOf(IOException.class);
        mayEnd.countDown();
        long answered = responses.stream()
                .filter(response -> response.handle((good, bad) -> bad == null).join())
                .count();
        assertThat(answered).isBetween(4L + 16L, REQUESTS - 1L);
        assertThat(send("GET", "/health").statusCode()).isEqualTo(200);
    }
}
