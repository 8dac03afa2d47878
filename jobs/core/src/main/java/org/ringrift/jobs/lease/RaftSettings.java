package org.ringrift.jobs.lease;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ringrift.UserError;
import org.ringrift.jobs.config.YesNo;

/**
 * Drivers that vote for a leader among themselves, instead of writing links to the store.
 *
 * @param peers {@code host:port} of every voter, three or five, in any order; the same for all
 * @param self {@code host:port} of this process, if it votes
 * @param storage local folder in which this process keeps its votes; empty if it has none
 */
public record RaftSettings(List<String> peers, String self, Optional<Path> storage) {
    /** Whether drivers vote at all. */
    public static final String ENABLED = "RINGRIFT_RAFT_ENABLED";

    /** Every voter, with commas. */
    public static final String PEERS = "RINGRIFT_RAFT_PEERS";

    /** Port of this process, as the predecessor had it: 4321. */
    public static final String PORT = "RINGRIFT_RAFT_PORT";

    /** Folder for votes. */
    public static final String STORAGE = "RINGRIFT_RAFT_STORAGE";

    /** Host under which others reach this one. */
    public static final String ADVERTISED = "RINGRIFT_ADVERTISE_HOST";

    private static final String DEFAULT_PORT = "4321";
    private static final int FEWEST = 3;
    private static final int MOST = 5;
    private static final Pattern PEER = Pattern.compile("[\\w.-]+:\\d{1,5}");

    /** @throws UserError if there are not three or five voters, or one is no address */
    public RaftSettings {
        peers = peers.stream().sorted().distinct().toList();
        if (peers.size() != FEWEST && peers.size() != MOST) {
            throw new UserError("Cannot elect a leader of " + peers.size() + " drivers: name three or five with "
                    + PEERS + ", such as a:4321,b:4321,c:4321.");
        }
        peers.stream().filter(peer -> !PEER.matcher(peer).matches()).findFirst().ifPresent(wrong -> {
            throw new UserError("Cannot use '" + wrong + "' of " + PEERS + ": state host:port, such as machine-1:"
                    + DEFAULT_PORT + ".");
        });
    }

    /**
     * What variables say.
     *
     * @param environment such as {@link System#getenv()}
     * @return the settings; empty unless {@value #ENABLED} says yes
     * @throws UserError if a value is wrong
     */
    public static Optional<RaftSettings> of(Map<String, String> environment) {
        if (!YesNo.onlyIfYes(ENABLED, environment.get(ENABLED))) {
            return Optional.empty();
        }
        List<String> peers = Arrays.stream(word(environment, PEERS).split(","))
                .map(String::strip)
                .filter(peer -> !peer.isEmpty())
                .toList();
        String port = word(environment, PORT).isEmpty() ? DEFAULT_PORT : word(environment, PORT);
        Optional<Path> storage = Optional.of(word(environment, STORAGE))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
        return Optional.of(new RaftSettings(peers, word(environment, ADVERTISED) + ":" + port, storage));
    }

    private static String word(Map<String, String> environment, String variable) {
        return environment.getOrDefault(variable, "").strip();
    }

    /**
     * For a process that votes.
     *
     * @return this
     * @throws UserError if it is none of the voters, or has no folder
     */
    public RaftSettings requireVoter() {
        if (!isPeer()) {
            throw new UserError("Cannot vote as " + self + ": " + PEERS + " names " + String.join(", ", peers)
                    + ". State this driver's host with " + ADVERTISED + " and its port with " + PORT + ".");
        }
        if (storage.isEmpty()) {
            throw new UserError("Cannot vote without a folder: name one of this machine's disk with " + STORAGE
                    + "; what it has voted must outlive a restart.");
        }
        return this;
    }

    /** Whether this process is one of the voters. */
    public boolean isPeer() {
        return peers.contains(self);
    }

    /** Port of this process. */
    int port() {
        return Integer.parseInt(self.substring(self.indexOf(':') + 1));
    }
}
