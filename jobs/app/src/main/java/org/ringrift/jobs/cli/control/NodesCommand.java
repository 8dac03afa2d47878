package org.ringrift.jobs.cli.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nodes}: the machines of a running driver, how well they are and for what they are best. */
@Command(
        name = "nodes",
        description =
                "Show the machines of a driver that runs on this machine: how well each is, and for what it is best.",
        footer = {
            "",
            "Machines are those with executors of the driver's own Spark application. The last columns are a machine's place for",
            "each use; one that may get no work has none. With NODE the exit code is 1 if it is unhealthy or offline.",
            "",
            "Examples:",
            "  ./ringrift nodes --json",
            "  ./ringrift nodes",
            "  ./ringrift nodes worker-3"
        })
public final class NodesCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of(
            "node",
            "state",
            "load",
            "cores",
            "GPUs",
            "executors",
            "tasks",
            "training",
            "self-play",
            "evaluation",
            "problems");
    private static final List<Align> ALIGNS = List.of(
            Align.LEFT,
            Align.LEFT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.LEFT);

    @Mixin
    private CommonOptions common;

    @Mixin
    private DriverPort port;

    @Parameters(arity = "0..1", paramLabel = "NODE", description = "Show this machine alone (default: all).")
    private String node;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        JsonNode answer = port.client().get("/nodes");
        List<JsonNode> shown = new ArrayList<>();
        answer.path("nodes").forEach(shown::add);
        if (node != null) {
            List<String> names =
                    shown.stream().map(each -> each.path("node").asText()).toList();
            shown.removeIf(each -> !each.path("node").asText().equals(node));
            if (shown.isEmpty()) {
                throw new UserError("Cannot show node " + node + ": the driver has "
                        + (names.isEmpty() ? "no machine yet." : "only " + String.join(", ", names) + "."));
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? json(answer, shown) + System.lineSeparator() : text(shown));
        out.flush();
        return node == null || works(shown.get(0)) ? 0 : 1;
    }

    private JsonNode json(JsonNode all, List<JsonNode> shown) {
        return node == null ? all : shown.get(0);
    }

    private static boolean works(JsonNode machine) {
        String state = machine.path("state").asText();
        return state.equals("healthy") || state.equals("degraded");
    }

    /** A table with a line for each machine. */
    static String text(List<JsonNode> machines) {
        return new TextTable(
                        COLUMNS,
                        ALIGNS,
                        machines.stream().map(NodesCommand::cells).toList())
                .render();
    }

    private static List<String> cells(JsonNode machine) {
        List<String> reasons = new ArrayList<>();
        machine.path("reasons").forEach(reason -> reasons.add(reason.asText()));
        String card = machine.path("gpu").asText();
        int tasks = machine.path("selfplay_tasks").asInt()
                + machine.path("training_tasks").asInt();
        return List.of(
                machine.path("node").asText(),
                machine.path("state").asText(),
                Long.toString(Math.round(machine.path("load").asDouble())),
                machine.path("cores").asText(),
                machine.path("gpus").asText() + (card.isEmpty() ? "" : " " + card),
                machine.path("executors").asText(),
                Integer.toString(tasks),
                rank(machine, "training"),
                rank(machine, "selfplay"),
                rank(machine, "evaluation"),
                String.join(", ", reasons));
    }

    private static String rank(JsonNode machine, String use) {
        JsonNode rank = machine.path("rank").path(use);
        return rank.isInt() ? rank.asText() : "";
    }
}
