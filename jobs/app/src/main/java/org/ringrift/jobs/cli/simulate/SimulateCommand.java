package org.ringrift.jobs.cli.simulate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.driver.simulate.Scheme;
import org.ringrift.jobs.driver.simulate.Simulation;
import org.ringrift.jobs.driver.simulate.SimulationResult;
import org.ringrift.jobs.driver.simulate.SimulationSvg;
import org.ringrift.net.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: weeks of planning on a made-up cluster in seconds. Needs no Spark. */
@Command(
        name = "simulate",
        subcommands = SimulateSitesCommand.class,
        description = "Simulate weeks of planning over all twelve configurations, beside the predecessor's schemes.",
        footer = {
            "",
            "The plan is the driver's; machines, disasters and what is learned are made up, and the same for every"
                    + " scheme.",
            "What is assumed: docs/operations/simulation.md.",
            "",
            "Examples:",
            "  ./ringrift simulate --days 60 --seed 1",
            "  ./ringrift simulate --scheme plan --json",
            "  ./ringrift simulate --svg simulation.svg",
            "  ./ringrift simulate sites --sites 40 --nodes 1000"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "60",
            description = "Days to simulate (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "days", min = 1, max = Simulation.MAX_DAYS)
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Source of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--scheme",
            paramLabel = "SCHEME",
            defaultValue = Scheme.ALL,
            description = "Who hands out self-play: plan, peer, pull, central or all (default: ${DEFAULT-VALUE}).")
    private String scheme;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draw mean Elo over days into this file, too.")
    private Path svg;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<SimulationResult> results = Scheme.parse(scheme).stream()
                .map(each -> Simulation.run(each, days, seed))
                .toList();
        if (svg != null) {
            AtomicFiles.replace(svg, SimulationSvg.of(results).getBytes(StandardCharsets.UTF_8), "drawing");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? Json.of(results) + System.lineSeparator() : SimulationText.of(results));
        out.flush();
        return 0;
    }
}
