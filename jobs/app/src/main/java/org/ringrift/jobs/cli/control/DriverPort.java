package org.ringrift.jobs.cli.control;

import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import picocli.CommandLine.Option;

/** Where the driver answers that a command asks; taken as a {@code @Mixin}. */
final class DriverPort {
    private static final int MAX_PORT = 65_535;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:RINGRIFT_P2P_PORT:-8770}",
            description = "Port of a driver on this machine (default: $RINGRIFT_P2P_PORT, else 8770).")
    @Domain(min = 1, max = MAX_PORT)
    private int port;

    /** @throws UserError if there is no such port */
    DriverClient client() {
        if (port < 1 || port > MAX_PORT) {
            throw new UserError("Cannot use --port " + port + ": the range is 1 to " + MAX_PORT + ".");
        }
        return new DriverClient(port);
    }
}
