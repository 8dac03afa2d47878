package org.ringrift.jobs.cli.driver;

import java.util.List;
import java.util.Optional;
import org.ringrift.Keyed;
import org.ringrift.UserError;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.sites.SiteSettings;
import org.ringrift.jobs.sites.SyncStrategy;
import org.ringrift.jobs.sync.SyncRequest;
import picocli.CommandLine.Option;

/** Which other sites a driver serves; taken as a {@code @Mixin}. */
final class SiteOptions {
    @Option(
            names = "--sites",
            paramLabel = "URI",
            split = ",",
            description =
                    "Warehouses of other sites, which are kept in step with this one; several with commas (default:"
                            + " none).")
    private List<String> sites = List.of();

    @Option(
            names = "--sync-strategy",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "When: hybrid (what is committed is brought there, and every five minutes here what was"
                    + " committed there), ephemeral (brought there within a second, and before this driver ends),"
                    + " broadcast (brought there with promotions, and nobody plays a model before all have it), or auto,"
                    + " by the classes of machines (default: ${DEFAULT-VALUE}).")
    private String strategy;

    @Option(
            names = "--sync-limit",
            paramLabel = "BYTES",
            description = "Bytes that are brought a second, such as 500k, 20M or 1G (default: as fast as it goes).")
    private String limit;

    /**
     * What was said.
     *
     * @param machines classes of the driver's machines
     * @throws UserError if the strategy or the limit is none, or there are no sites for them
     */
    SiteSettings settings(List<NodeClass> machines) {
        SyncStrategy named = Keyed.find(SyncStrategy.class, "sync strategy", strategy);
        Optional<String> rate = Optional.ofNullable(limit);
        if (sites.isEmpty() && (named != SyncStrategy.AUTO || rate.isPresent())) {
            throw new UserError("Cannot sync with no other site: give their warehouses with --sites, or leave "
                    + (rate.isPresent() ? "--sync-limit" : "--sync-strategy") + " out.");
        }
        sites.forEach(site -> SyncRequest.from(site).limitedTo(rate)); // refuses a limit that is none
        return new SiteSettings(sites, named.on(machines), rate);
    }
}
