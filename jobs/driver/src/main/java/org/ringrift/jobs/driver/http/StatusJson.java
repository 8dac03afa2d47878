package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.driver.loop.Durations;
import org.ringrift.jobs.driver.loop.LoopStats;
import org.ringrift.jobs.driver.loop.LoopStatus;
import org.ringrift.jobs.driver.service.ServiceStatus;

/** Loops and services as JSON. Times are ISO 8601 in UTC, null for never; durations are seconds. */
public final class StatusJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StatusJson() {}

    /** A list of loops. */
    public static JsonNode loops(List<LoopStatus> loops) {
        ArrayNode list = MAPPER.createArrayNode();
        for (LoopStatus loop : loops) {
            LoopStats stats = loop.stats();
            ObjectNode node = list.addObject();
            node.put("name", loop.name());
            node.put("state", name(loop.health().state()));
            node.put("reason", loop.health().reason());
            node.put("interval_seconds", Durations.seconds(loop.interval()));
            node.put("time_limit_seconds", Durations.seconds(loop.timeLimit()));
            node.put("running", stats.running());
            node.put("runs", stats.runs());
            node.put("successes", stats.successes());
            node.put("failures", stats.failures());
            node.put("timeouts", stats.timeouts());
            node.put("consecutive_failures", stats.consecutiveFailures());
            node.put("consecutive_timeouts", stats.consecutiveTimeouts());
            node.put("mean_duration_seconds", Durations.seconds(stats.meanDuration()));
            put(node, "last_start", stats.lastStart());
            put(node, "last_success", stats.lastSuccess());
            put(node, "last_error", stats.lastError());
            node.put("last_error_message", stats.lastErrorMessage());
            put(node, "next", loop.next());
        }
        return list;
    }

    /** A list of services. */
    public static JsonNode services(List<ServiceStatus> services) {
        ArrayNode list = MAPPER.createArrayNode();
        for (ServiceStatus service : services) {
            ObjectNode node = list.addObject();
            node.put("name", service.name());
            node.put("state", name(service.state()));
            put(node, "since", service.since());
            node.put("reason", service.reason());
            node.put("failed_checks", service.failedChecks());
            node.put("recent_failures", service.failures());
            node.put("failures", service.totalFailures());
            put(node, "retry_at", service.retryAt());
        }
        return list;
    }

    /** A verdict: {@code status} is one of the two words. */
    static JsonNode verdict(Verdict verdict, String good, String bad) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("status", verdict.good() ? good : bad);
        ArrayNode problems = node.putArray("problems");
        verdict.problems().forEach(problems::add);
        return node;
    }

    /** An error in one sentence. */
    static JsonNode said(String sentence) {
        return MAPPER.createObjectNode().put("said", sentence);
    }

    static JsonNode error(String sentence) {
        return MAPPER.createObjectNode().put("error", sentence);
    }

    private static void put(ObjectNode node, String key, Instant time) {
        if (time.equals(Instant.EPOCH)) {
            node.putNull(key);
        } else {
            node.put(key, time.toString());
        }
    }

    private static String name(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
