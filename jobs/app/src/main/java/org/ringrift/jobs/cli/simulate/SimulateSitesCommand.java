package org.ringrift.jobs.cli.simulate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.text.Json;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.driver.simulate.sites.SiteAssumptions;
import org.ringrift.jobs.driver.simulate.sites.SitesResult;
import org.ringrift.jobs.driver.simulate.sites.SitesSimulation;
import org.ringrift.jobs.driver.simulate.sites.SitesSvg;
import org.ringrift.jobs.driver.simulate.sites.Topology;
import org.ringrift.net.AtomicFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate sites}: a day of many sites in seconds. Needs no Spark. */
@Command(
        name = "sites",
        description = "Simulate a day of many sites whose warehouses are kept the same, connected in several ways.",
        footer = {
            "",
            "Machines, losses and cuts are made up, and the same for every topology. What is assumed, and what bends:",
            "docs/operations/scale.md.",
            "",
            "Examples:",
            "  ./ringrift simulate sites --sites 40 --nodes 1000 --seed 1",
            "  ./ringrift simulate sites --topology tree --json",
            "  ./ringrift simulate sites --svg scale.svg"
        })
public final class SimulateSitesCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(
            names = "--sites",
            paramLabel = "N",
            defaultValue = "40",
            description = "Sites with a warehouse each (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "sites", min = 2, max = SitesSimulation.MOST_SITES)
    private int sites;

    @Option(
            names = "--nodes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Machines of all sites (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "machines", min = 2, max = SitesSimulation.MOST_NODES)
    private int nodes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Source of all chance (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--topology",
            paramLabel = "TOPOLOGY",
            defaultValue = Topology.ALL,
            description = "Who sends to whom: mesh, gathered, star, tree, few or all (default: ${DEFAULT-VALUE}).")
    private String topology;

    @Option(
            names = "--svg",
            paramLabel = "FILE",
            description = "Draw ages and commits over the day into this file, too.")
    private Path svg;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<SitesResult> results = Topology.parse(topology).stream()
                .map(each -> SitesSimulation.run(each, sites, nodes, seed, SiteAssumptions.STANDARD))
                .toList();
        if (svg != null) {
            AtomicFiles.replace(svg, SitesSvg.of(results).getBytes(StandardCharsets.UTF_8), "drawing");
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(common.json() ? Json.of(results) + System.lineSeparator() : SitesText.of(results));
        out.flush();
        return 0;
    }
}
