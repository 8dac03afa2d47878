package org.ringrift.jobs.cli.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;

/** Asks a driver on this machine. */
final class DriverClient {
    /** A driver lets one who asks for an action wait for a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    DriverClient(int port) {
        this.port = port;
    }

    /**
     * Reads a page.
     *
     * @param path such as {@code /nodes}
     * @throws StageFailure if no driver answers, or it cannot answer
     */
    JsonNode get(String path) {
        return ask(request(path).GET().build());
    }

    /**
     * Has something done.
     *
     * @param path such as {@code /services/start-all}
     * @return what the driver says of it
     * @throws UserError if there is no such thing
     * @throws StageFailure if no driver answers, or it cannot do that
     */
    JsonNode post(String path) {
        return ask(request(path)
                .header("X-RingRift", "1")
                .POST(BodyPublishers.noBody())
                .build());
    }

    /** A word as a part of a path. */
    static String part(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    private JsonNode ask(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode body = new ObjectMapper().readTree(response.body());
            if (response.statusCode() == OK) {
                return body;
            }
            String error = body.path("error").asText();
            if (error.isEmpty()) {
                throw noDriver(null);
            }
            if (response.statusCode() == NOT_FOUND) {
                throw new UserError(error);
            }
            throw new StageFailure(error);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new StageFailure(
                    "Cannot ask a driver on port " + port + " of this machine: nothing answers there. Start one by"
                            + " ./ringrift driver, or name its port by --port.",
                    e);
        } catch (HttpTimeoutException e) {
            throw new StageFailure(
                    FailureKind.RETRY,
                    "Cannot ask the driver on port " + port + ": it has not answered for " + PATIENCE.toSeconds()
                            + " s. Look at its output, and try again.",
                    e);
        } catch (JsonProcessingException e) {
            throw noDriver(e);
        } catch (IOException e) {
            throw new StageFailure(
                    FailureKind.RETRY,
                    "Cannot ask the driver on port " + port + ": " + e.getMessage()
                            + ". It may be ending, or busy with other requests. Try again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureKind.CANCELLED, "Cannot ask the driver: this process was interrupted.", e);
        }
    }

    private StageFailure noDriver(Exception cause) {
        return new StageFailure(
                "Cannot ask a driver on port " + port + " of this machine: what answers there is none. Name the port of"
                        + " the driver by --port.",
                cause);
    }
}
