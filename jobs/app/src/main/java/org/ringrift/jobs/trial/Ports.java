package org.ringrift.jobs.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.ringrift.UserError;

/** Finds ports for servers that must be told theirs before they start. */
final class Ports {
    private Ports() {}

    /**
     * A port that nobody listens on at this moment.
     *
     * @param port the wanted one, 0 for any
     * @param option with which the user gave it
     * @throws UserError if the wanted one is in use
     */
    static int reserve(int port, String option) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.net.BindException e) {
            throw new UserError(
                    "Cannot start a cluster: port " + port + " of " + TrialCluster.HOST
                            + " is in use. Give another with " + option + "; 0 chooses a free one.",
                    e);
        }
    }
}
