package org.ringrift.jobs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.ringrift.jobs.cli.option.ClusterFileOptions;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.cli.text.TextTable;
import org.ringrift.jobs.cli.text.TextTable.Align;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.NodeClasses;
import org.ringrift.jobs.config.SettingKey;
import org.ringrift.jobs.config.StageName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code config node}: classes of machines. */
@Command(
        name = "node",
        description = "Show the classes of machines, or of one of them what spark-submit needs.",
        footer = {
            "",
            "Examples:",
            "  ./ringrift config node",
            "  ./ringrift config node a100 --stage train",
            "  spark-submit $(./ringrift config node h100) --class org.ringrift.jobs.cli.Main jobs/target/ringrift.jar \\",
            "      selfplay --node-class h100 --config hex8_2p --games 10000"
        })
final class ConfigNodeCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private ClusterFileOptions cluster;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The class (default: list them all).")
    private String name;

    @Option(
            names = "--stage",
            paramLabel = "STAGE",
            defaultValue = "selfplay",
            description = "What is to be run: selfplay, dataset, train, evaluate or match (default: ${DEFAULT-VALUE}).")
    @Domain(form = Form.STAGE)
    private String stage;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        StageName run = StageName.parse(stage);
        NodeClasses classes = cluster.classes();
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            out.print(common.json() ? Json.of(classes.all()) + System.lineSeparator() : table(classes));
        } else {
            Map<String, String> properties = classes.find(name).sparkProperties(run);
            if (common.json()) {
                out.println(Json.of(properties));
            } else {
                properties.forEach((key, value) -> out.println("--conf " + key + "=" + value));
            }
        }
        out.flush();
        return 0;
    }

    private static String table(NodeClasses classes) {
        List<SettingKey> keys = NodeClasses.keys();
        List<String> names = new ArrayList<>(List.of("class"));
        keys.forEach(key -> names.add(key.name()));
        List<Align> aligns = new ArrayList<>(Collections.nCopies(names.size(), Align.RIGHT));
        aligns.set(0, Align.LEFT);
        aligns.set(names.size() - 1, Align.LEFT);
        List<List<String>> rows = new ArrayList<>();
        for (NodeClass each : classes.all()) {
            List<String> row = new ArrayList<>(List.of(each.name()));
            keys.forEach(key -> row.add(cell(key.of(each))));
            rows.add(row);
        }
        return new TextTable(names, aligns, rows).render();
    }

    /** A value of a class as text: numbers without a needless fraction, stages in their order. */
    static String cell(Object value) {
        if (value instanceof Set<?> stages) {
            return stages.stream()
                    .map(StageName.class::cast)
                    .sorted()
                    .map(StageName::key)
                    .collect(Collectors.joining(", "));
        }
        String text = value.toString();
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
