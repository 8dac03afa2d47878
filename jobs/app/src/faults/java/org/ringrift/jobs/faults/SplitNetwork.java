package org.ringrift.jobs.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Network namespaces of Linux, each a machine of its own to TCP, on one switch from which any may be cut off. Files are shared. Needs
 * root and the program {@code ip}.
 */
final class SplitNetwork implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;

    private final String name = "rr" + ProcessHandle.current().pid();
    private final List<String> made = new ArrayList<>();

    private SplitNetwork() {}

    /**
     * Makes it.
     *
     * @param machines how many, from 1
     * @throws IOException if this process may not
     */
    static SplitNetwork of(int machines) throws IOException, InterruptedException {
        SplitNetwork network = new SplitNetwork();
        try {
            network.make(network.hub());
            network.inside(network.hub(), "link", "add", "bridge", "type", "bridge");
            network.inside(network.hub(), "link", "set", "bridge", "up");
            for (int i = 0; i < machines; i++) {
                network.connect(i);
            }
            return network;
        } catch (IOException | InterruptedException e) {
            network.close();
            throw e;
        }
    }

    private void connect(int machine) throws IOException, InterruptedException {
        String space = space(machine);
        make(space);
        String[] cable = {"link", "add", port(machine), "type", "veth", "peer", "name", "eth0", "netns", space};
        inside(hub(), cable);
        inside(hub(), "link", "set", port(machine), "master", "bridge", "up");
        inside(space, "addr", "add", host(machine) + "/24", "dev", "eth0");
        inside(space, "link", "set", "eth0", "up");
        inside(space, "link", "set", "lo", "up");
    }

    private void make(String space) throws IOException, InterruptedException {
        ip("netns", "add", space);
        made.add(space);
    }

    private String hub() {
        return name + "hub";
    }

    private String space(int machine) {
        return name + "m" + machine;
    }

    private static String port(int machine) {
        return "port" + machine;
    }

    /** Address of a machine. */
    static String host(int machine) {
        return "10.77.0." + (machine + 1);
    }

    /** The begin of a command line that runs the rest on a machine. */
    List<String> launcher(int machine) {
        return List.of("ip", "netns", "exec", space(machine));
    }

    /** Nothing comes from or to a machine any more. */
    void cut(int machine) throws IOException, InterruptedException {
        inside(hub(), "link", "set", port(machine), "down");
    }

    /** Undoes {@link #cut}. */
    void mend(int machine) throws IOException, InterruptedException {
        inside(hub(), "link", "set", port(machine), "up");
    }

    private static void inside(String space, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-n", space));
        all.addAll(List.of(arguments));
        ip(all.toArray(String[]::new));
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said.strip());
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (String space : made) {
            ip("netns", "del", space);
        }
    }
}
