package org.ringrift.jobs.cli.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.RunStatus;

/** What to do with a run: the command that goes on with one that did not get to its end. */
final class NextStep {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PIPELINE = "pipeline";

    /** A stage of an iteration is run by the pipeline, whose identity its own begins with. */
    private static final Pattern PART_OF_PIPELINE = Pattern.compile("(pipeline-[0-9a-f]+-\\d+)-[a-z]+");

    private static final Pattern SIMULATIONS = Pattern.compile("\\bsims=(\\d+)");

    /** Members of requests of older programs that are options under another name. */
    private static final Map<String, String> RENAMED = Map.of(
            "opening_decisions", "opening",
            "learning_rate", "lr",
            "validation_share", "validation",
            "policy", "preset",
            "simulations", "sims");

    /** Members of requests of older programs that follow from others, or that no option sets. */
    private static final Map<String, Set<String>> DERIVED = Map.of(
            "selfplay",
            Set.of("rings_per_player", "lps_rounds"),
            "dataset",
            Set.of("dataset_id"),
            "evaluate",
            Set.of("player", "config_hash"),
            PIPELINE,
            Set.of("iteration", "production"));

    /** Values that stand for an option that was not given. */
    private static final Set<String> NOT_GIVEN = Set.of("default", "newest", "asis", "");

    private NextStep() {}

    /** Identity of the pipeline that ran a run; empty if it was run by itself. */
    static Optional<String> parent(RunRow run) {
        Matcher part = PART_OF_PIPELINE.matcher(run.runId());
        return part.matches() ? Optional.of(part.group(1)) : Optional.empty();
    }

    /**
     * What to do now.
     *
     * @param run the run
     * @param asked the row of what was asked for: the run's own, or that of the pipeline that ran it
     * @return one sentence or command; empty if nothing is to be done
     */
    static Optional<String> of(RunStatus run, RunRow asked) {
        String id = run.row().runId();
        return switch (run.state()) {
            case SUCCEEDED -> Optional.empty();
            case RUNNING, CLAIMED -> Optional.of("wait, or end it: ./ringrift cancel " + id);
            case PLANNED, EXPIRED, FAILED, CANCELLED, LOST -> Optional.of(command(asked));
        };
    }

    /** The command that asks for the same again. */
    static String command(RunRow run) {
        StringBuilder command = new StringBuilder("./ringrift ").append(run.stage());
        if (!run.stage().equals(PIPELINE)) {
            command.append(" --run-id ").append(quoted(run.runId()));
        }
        options(run)
                .forEach((option, values) -> values.forEach(value -> {
                    command.append(" --").append(option);
                    if (!value.isEmpty()) {
                        command.append(' ').append(quoted(value));
                    }
                }));
        return command.toString();
    }

    private static Map<String, List<String>> options(RunRow run) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        collect(run.stage(), parse(RunDetail.request(run)), options);
        return options;
    }

    private static void collect(String stage, JsonNode request, Map<String, List<String>> options) {
        request.fields().forEachRemaining(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (stage.equals("evaluate") && name.equals("player")) {
                Matcher simulations = SIMULATIONS.matcher(value.asText());
                if (simulations.find()) {
                    options.put("sims", List.of(simulations.group(1)));
                }
            } else if (value.isObject()) {
                collect(stage, value, options);
            } else if (!DERIVED.getOrDefault(stage, Set.of()).contains(name)) {
                List<String> values = values(value);
                if (!values.isEmpty()) {
                    options.put(RENAMED.getOrDefault(name, name.replace('_', '-')), values);
                }
            }
        });
    }

    /** What is given to an option; an empty text for one that takes nothing. */
    private static List<String> values(JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? List.of("") : List.of();
        }
        return value.isNull() || NOT_GIVEN.contains(value.asText()) ? List.of() : List.of(value.asText());
    }

    private static JsonNode parse(String request) {
        try {
            return JSON.readTree(request);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode(); // of a program that wrote something else; the command is then incomplete
        }
    }

    private static String quoted(String word) {
        return word.matches("[\\w.,:=/@+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
