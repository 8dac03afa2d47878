package org.ringrift.jobs.upkeep;

import java.util.Optional;
import org.ringrift.jobs.driver.loop.LoopSwitch;
import org.ringrift.jobs.driver.shutdown.ShutdownCommand;

/**
 * What may be set of a driver's loops and services.
 *
 * @param loops whether there are background loops at all
 * @param secondWarehouse location of a warehouse from which damaged files are repaired
 * @param shutdownCommand what ends an idle machine whose executors are gone; empty if the cluster manager or the cloud does
 */
public record UpkeepSettings(
        LoopSwitch loops, Optional<String> secondWarehouse, Optional<ShutdownCommand> shutdownCommand) {}
