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

/** {@code services}: the services of a running driver, to look at, start and stop. */
@Command(
        name = "services",
        description = "List the services of a driver that runs on this machine, or start or stop one.",
        footer = {
            "",
            "What a service needs is started before it, and what needs it is stopped before it. Without --port the driver on",
            "port 8770 is asked.",
            "",
            "Examples:",
            "  ./ringrift services stop regression-watch",
            "  ./ringrift services",
            "  ./ringrift services start-all --port 8771"
        })
public final class ServicesCommand implements Callable<Integer> {
    private static final List<String> COLUMNS =
            List.of("service", "state", "since", "failures", "tried again", "reason");
    private static final List<Align> ALIGNS =
            List.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.LEFT);

    @Mixin
    private CommonOptions common;

    @Mixin
    private DriverPort port;

    @Parameters(
            arity = "0..2",
            paramLabel = "ACTION",
            description = "start NAME, stop NAME or start-all (default: list all services).")
    private List<String> words = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String action = path(words);
        DriverClient driver = port.client();
        JsonNode answer = action.isEmpty() ? driver.get("/services") : driver.post("/services" + action);
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? answer + System.lineSeparator() : text(answer.path("services")));
        out.flush();
        return 0;
    }

    /** What the words ask for, as the end of a path; empty for the list. */
    static String path(List<String> words) {
        String action = words.isEmpty() ? "" : words.get(0);
        if (words.size() == 2 && (action.equals("start") || action.equals("stop"))) {
            return "/" + DriverClient.part(words.get(1)) + "/" + action;
        }
        if (words.isEmpty()) {
            return "";
        }
        if (words.size() == 1 && action.equals("start-all")) {
            return "/start-all";
        }
        throw new UserError("Cannot do " + String.join(" ", words)
                + " with services: give start NAME, stop NAME, start-all, or nothing to list them.");
    }

    private static String text(JsonNode services) {
        List<List<String>> rows = new ArrayList<>();
        services.forEach(service -> rows.add(List.of(
                service.path("name").asText(),
                service.path("state").asText(),
                time(service.path("since")),
                service.path("failures").asText(),
                time(service.path("retry_at")),
                service.path("reason").asText())));
        return new TextTable(COLUMNS, ALIGNS, rows).render();
    }

    /** To the second. */
    private static String time(JsonNode time) {
        return time.isNull() ? "" : time.asText().replaceFirst("\\.\\d+", "");
    }
}
