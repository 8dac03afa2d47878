package org.ringrift.jobs.ecosystem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * As much of the API server of a Kubernetes cluster as Spark talks to when it submits a driver and asks for executors: it
 * accepts every object, keeps what it was given, and has no pod running. It shows what Spark makes of the templates; it
 * starts nothing.
 */
final class RecordingApiServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Objects by their path. */
    private final Map<String, ObjectNode> objects = new ConcurrentHashMap<>();

    private final LinkedBlockingQueue<JsonNode> pods = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<JsonNode> configMaps = new LinkedBlockingQueue<>();

    RecordingApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Its address. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The next pod that was asked for, or null if none comes within that time. */
    JsonNode pod(long seconds) throws InterruptedException {
        return pods.poll(seconds, TimeUnit.SECONDS);
    }

    /** The next settings that were stored, or null if none come within that time. */
    JsonNode configMap(long seconds) throws InterruptedException {
        return configMaps.poll(seconds, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String method = exchange.getRequestMethod();
            String path = exchange.getRequestURI().getPath();
            if (body.length > 0 && !method.equals("DELETE")) {
                ObjectNode object = (ObjectNode) JSON.readTree(body);
                keep(object, method.equals("POST") ? path + "/" + name(object) : path);
                reply(exchange, method.equals("POST") ? 201 : 200, object);
            } else if (objects.containsKey(path)) {
                reply(exchange, 200, objects.get(path));
            } else if (path.endsWith("s")) { // a collection
                ObjectNode empty =
                        JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
                empty.putObject("metadata").put("resourceVersion", "1");
                empty.putArray("items");
                reply(exchange, 200, empty);
            } else {
                ObjectNode missing =
                        JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Status");
                missing.put("status", "Failure").put("reason", "NotFound").put("code", 404);
                reply(exchange, 404, missing);
            }
        }
    }

    /** Adds what every API server adds, and keeps the object. */
    private void keep(ObjectNode object, String path) {
        ObjectNode metadata = object.withObject("/metadata");
        metadata.put("uid", "uid-" + objects.size()).put("resourceVersion", "1");
        metadata.put("namespace", path.split("/")[4]); // /api/v1/namespaces/NAMESPACE/...
        objects.put(path, object);
        switch (object.path("kind").asText()) {
            case "Pod" -> pods.add(object);
            case "ConfigMap" -> configMaps.add(object);
            default -> {} // services and the like are of no interest here
        }
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    private static void reply(HttpExchange exchange, int code, JsonNode object) throws IOException {
        byte[] text = object.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, text.length);
        exchange.getResponseBody().write(text);
    }
}
