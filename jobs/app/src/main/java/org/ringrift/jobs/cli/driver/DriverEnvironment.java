package org.ringrift.jobs.cli.driver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.ringrift.jobs.config.YesNo;
import org.ringrift.jobs.driver.loop.LoopSwitch;

/**
 * What variables of the environment say of a driver, but for those that stand in for options.
 *
 * @param nodeId name of the driver in the lease
 * @param coordinates whether it may lead
 * @param loops whether it has background loops
 */
record DriverEnvironment(String nodeId, boolean coordinates, LoopSwitch loops) {
    static final String NODE_ID = "RINGRIFT_NODE_ID";
    static final String COORDINATOR = "RINGRIFT_IS_COORDINATOR";

    /**
     * Reads the variables.
     *
     * @param environment that of this process
     * @throws org.ringrift.UserError if one of them says neither yes nor no
     */
    static DriverEnvironment of(Map<String, String> environment) {
        return new DriverEnvironment(
                nodeId(environment.get(NODE_ID)),
                YesNo.unlessNo(COORDINATOR, environment.get(COORDINATOR)),
                LoopSwitch.parse(environment.get(LoopSwitch.VARIABLE)));
    }

    private static String nodeId(String stated) {
        if (stated != null && !stated.isBlank()) {
            return stated.strip();
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "driver"; // a machine without a name; the identity behind it tells drivers apart
        }
    }
}
