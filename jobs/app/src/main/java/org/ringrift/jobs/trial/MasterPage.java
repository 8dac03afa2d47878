package org.ringrift.jobs.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a master says about its cluster on its web page.
 *
 * @param status {@code ALIVE} when it is ready for workers and applications
 * @param workers the registered workers, lost ones included
 * @param applications running and waiting applications
 */
public record MasterPage(String status, List<Worker> workers, List<Application> applications) {
    private static final String ALIVE = "ALIVE";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * A worker.
     *
     * @param id Spark's id of it
     * @param state {@code ALIVE}, or {@code DEAD} when the master has lost it
     * @param cores cores that it offers
     * @param coresUsed those in use by executors
     * @param memoryMb memory that it offers, in MiB
     * @param memoryUsedMb memory in use by executors, in MiB
     * @param gpus GPU addresses that it offers
     */
    public record Worker(
            String id, String state, int cores, int coresUsed, int memoryMb, int memoryUsedMb, List<String> gpus) {
        /** Whether executors can run there. */
        public boolean isAlive() {
            return state.equals(ALIVE);
        }
    }

    /**
     * An application.
     *
     * @param id Spark's id of it
     * @param name its name
     * @param state {@code RUNNING}, or {@code WAITING} for workers with what its executors ask for
     * @param cores cores in use by its executors
     */
    public record Application(String id, String name, String state, int cores) {}

    /** Whether it is ready for workers and applications. */
    boolean isAlive() {
        return status.equals(ALIVE);
    }

    /** Workers on which executors can run. */
    public int aliveWorkers() {
        return (int) workers.stream().filter(Worker::isAlive).count();
    }

    /**
     * Asks a master.
     *
     * @param ui address of its web page
     * @return what it says; empty while it does not answer
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    static Optional<MasterPage> fetch(String ui) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(ui + "/json/"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(parse(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // not listening yet, or no more
        }
    }

    static MasterPage parse(String json) throws IOException {
        JsonNode page = JSON.readTree(json);
        List<Worker> workers = new ArrayList<>();
        for (JsonNode worker : page.path("workers")) {
            workers.add(new Worker(
                    worker.path("id").asText(),
                    worker.path("state").asText(),
                    worker.path("cores").asInt(),
                    worker.path("coresused").asInt(),
                    worker.path("memory").asInt(),
                    worker.path("memoryused").asInt(),
                    addresses(worker.path("resources").path("gpu").path("addresses"))));
        }
        List<Application> applications = new ArrayList<>();
        for (JsonNode application : page.path("activeapps")) {
            applications.add(new Application(
                    application.path("id").asText(),
                    application.path("name").asText(),
                    application.path("state").asText(),
                    application.path("cores").asInt()));
        }
        return new MasterPage(page.path("status").asText(), List.copyOf(workers), List.copyOf(applications));
    }

    private static List<String> addresses(JsonNode list) {
        List<String> addresses = new ArrayList<>();
        list.forEach(address -> addresses.add(address.asText()));
        return List.copyOf(addresses);
    }
}
