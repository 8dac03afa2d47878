package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.ringrift.jobs.driver.health.NodeReport;
import org.ringrift.jobs.driver.health.NodeUse;
import org.ringrift.jobs.driver.machines.MachineStanding;

/** Machines as JSON. Times are ISO 8601 in UTC; a rank is null where a machine may get no work. */
public final class NodesJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private NodesJson() {}

    /** An object with the list {@code nodes}. */
    public static JsonNode of(List<MachineStanding> machines) {
        ObjectNode page = MAPPER.createObjectNode();
        ArrayNode list = page.putArray("nodes");
        machines.forEach(machine -> put(list.addObject(), machine));
        return page;
    }

    private static void put(ObjectNode node, MachineStanding machine) {
        NodeReport report = machine.report();
        node.put("node", report.node());
        node.put("state", word(machine.health().state()));
        ArrayNode problems = node.putArray("problems");
        machine.health().problems().forEach(problem -> problems.add(word(problem)));
        ArrayNode reasons = node.putArray("reasons");
        machine.health().reasons().forEach(reasons::add);
        node.put("load", machine.health().load());
        node.put("cpu_percent", report.usage().cpu());
        node.put("memory_percent", report.usage().memory());
        node.put("disk_percent", report.usage().disk());
        node.put("cores", report.hardware().cores());
        node.put("gpus", report.hardware().gpus());
        node.put("gpu", report.hardware().gpuName());
        node.put("executors", machine.executors());
        node.put("selfplay_tasks", report.jobs().selfplay());
        node.put("training_tasks", report.jobs().training());
        node.put("failures", machine.health().failures());
        node.put("heartbeat", report.heartbeat().toString());
        ObjectNode ranks = node.putObject("rank");
        for (NodeUse use : NodeUse.values()) {
            ranks.put(word(use), machine.ranks().get(use));
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
