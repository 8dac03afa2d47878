package org.ringrift.jobs.upkeep;

import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.driver.loop.LoopSwitch;
import org.ringrift.jobs.driver.shutdown.ShutdownCommand;
import org.ringrift.jobs.sites.SiteSettings;

/**
 * What may be set of a driver's loops and services.
 *
 * @param loops whether there are background loops at all
 * @param secondWarehouses locations of warehouses from which damaged files are repaired, in the order in which they are asked
 * @param sites other sites whose warehouses are kept in step with this one
 * @param shutdownCommand what ends an idle machine whose executors are gone; empty if the cluster manager or the cloud does
 */
public record UpkeepSettings(
        LoopSwitch loops,
        List<String> secondWarehouses,
        SiteSettings sites,
        Optional<ShutdownCommand> shutdownCommand) {
    /** Copies the list. */
    public UpkeepSettings {
        secondWarehouses = List.copyOf(secondWarehouses);
    }
}
