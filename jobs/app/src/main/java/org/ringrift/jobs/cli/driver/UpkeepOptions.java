package org.ringrift.jobs.cli.driver;

import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.driver.loop.LoopSwitch;
import org.ringrift.jobs.driver.shutdown.ShutdownCommand;
import org.ringrift.jobs.upkeep.UpkeepSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a driver's loops and services are told; taken as a {@code @Mixin}. */
final class UpkeepOptions {
    @Option(
            names = "--second-warehouse",
            paramLabel = "URI",
            split = ",",
            description = "Another RingRift warehouse, from which files that are damaged or missing here are repaired;"
                    + " of several, with commas, the first with a good copy (default: none).")
    private List<String> second = List.of();

    @Option(
            names = "--shutdown-command",
            paramLabel = "COMMAND",
            description = "Ends an idle machine, whose name is its last argument, once its executors were let go"
                    + " (default: none; conf/providers.yaml says which machines may be ended).")
    private String shutdown;

    @Mixin
    private SiteOptions sites;

    /**
     * What was said.
     *
     * @param loops whether there are background loops at all
     * @param machines classes of the driver's machines
     * @throws org.ringrift.UserError if the command, a strategy or a rate cannot be read
     */
    UpkeepSettings settings(LoopSwitch loops, List<NodeClass> machines) {
        return new UpkeepSettings(
                loops,
                List.copyOf(second),
                sites.settings(machines),
                Optional.ofNullable(shutdown).map(ShutdownCommand::parse));
    }
}
