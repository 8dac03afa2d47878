package org.ringrift.jobs.trial;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.run.Cancellation;

/**
 * A standalone Spark cluster on this machine's loopback network, one to a folder: a master and workers as processes of
 * their own, which outlive the command that starts them. The folder remembers them, and holds their logs and the working
 * folders of executors. Commands on one folder wait for each other.
 */
public final class TrialCluster {
    /** The address of the master; the workers have others of this machine's loopback network. */
    static final String HOST = "127.0.0.1";

    /** A process starts in a few seconds; a very busy machine takes many times that. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation installation;
    private final Path folder;

    /**
     * @param installation programs to run
     * @param folder what is remembered of the cluster, and its logs; it need not exist yet
     */
    public TrialCluster(Installation installation, Path folder) {
        this.installation = installation;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * Starts a cluster and waits until all its workers are registered. On failure nothing is left running.
     *
     * @param request what it is to have
     * @return the running cluster
     * @throws UserError if one runs in this folder already, or a port is in use
     * @throws StageFailure if it does not come up
     */
    public ClusterStatus start(ClusterRequest request) {
        return locked("start", () -> {
            Optional<ClusterState> present = ClusterState.read(folder);
            if (present.filter(ClusterState::isAlive).isPresent()) {
                throw new UserError("Cannot start a cluster: one is running in " + folder + ", at "
                        + present.get().master() + ". Stop it with ./ringrift cluster stop, or give another --folder.");
            }
            ClusterState.remove(folder);
            int port = Ports.reserve(request.port(), "--port");
            int uiPort = Ports.reserve(request.uiPort(), "--ui-port");
            ClusterState begun = new ClusterState(
                    "spark://" + HOST + ":" + port, "http://" + HOST + ":" + uiPort, request, List.of());
            StageFailure cancelled = new StageFailure("Cannot start a cluster: it was cancelled.");
            try (Cancellation.Registration unlessStarted = Cancellation.clearingAway(() -> endAll(cancelled))) {
                ClusterState state = started(begun, new Daemons(installation, folder), port, uiPort);
                return status(state);
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                endAll(e);
                throw e;
            }
        });
    }

    private ClusterState started(ClusterState begun, Daemons daemons, int port, int uiPort)
            throws IOException, InterruptedException {
        ClusterState state = begun.with(daemons.master(port, uiPort));
        state.write(folder);
        await(state, "its master does not answer at " + state.ui(), MasterPage::isAlive);
        int workers = begun.request().workers();
        for (int i = 0; i < workers; i++) {
            state = state.with(daemons.worker(i, state.master(), begun.request()));
            state.write(folder);
        }
        return registered(state);
    }

    private ClusterState registered(ClusterState state) throws IOException, InterruptedException {
        int workers = state.request().workers();
        await(state, "not all workers have registered", page -> page.aliveWorkers() == workers);
        return state;
    }

    /**
     * Starts a worker in place of each one that has ended, and waits until they are registered.
     *
     * @return the running cluster
     * @throws UserError if none is running in this folder
     * @throws StageFailure if they do not come up
     */
    public ClusterStatus replaceWorkers() {
        return locked("mend", () -> {
            ClusterState state = ClusterState.read(folder)
                    .filter(ClusterState::isAlive)
                    .orElseThrow(() -> new UserError("Cannot replace workers: no cluster is running in " + folder
                            + ". Start one with ./ringrift cluster start."));
            List<ClusterProcess> alive =
                    state.processes().stream().filter(ClusterProcess::isAlive).toList();
            // First the master must miss the lost ones, or they would be taken for the new ones.
            int left = alive.size() - 1;
            await(state.with(alive), "its master still counts on lost workers", page -> page.aliveWorkers() == left);
            Daemons daemons = new Daemons(installation, folder);
            List<ClusterProcess> processes = new ArrayList<>(state.processes());
            for (int i = 1; i < processes.size(); i++) {
                if (!processes.get(i).isAlive()) {
                    processes.set(i, daemons.worker(i - 1, state.master(), state.request()));
                    state.with(processes).write(folder);
                }
            }
            return status(registered(state.with(processes)));
        });
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds(MasterPage page);
    }

    private void await(ClusterState state, String otherwise, Condition condition)
            throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (MasterPage.fetch(state.ui()).filter(condition::holds).isEmpty()) {
            for (ClusterProcess process : state.processes()) {
                if (!process.isAlive()) {
                    throw new StageFailure("Cannot start a cluster: its " + process.role() + " ended. See "
                            + process.log() + ", which ends with: " + Daemons.lastError(Path.of(process.log())));
                }
            }
            if (Instant.now().isAfter(end)) {
                throw new StageFailure("Cannot start a cluster: " + otherwise + " after " + PATIENCE.toSeconds()
                        + " seconds. See the logs in " + folder + ".");
            }
            Processes.awaitEnd(state.processes(), Duration.ofMillis(100));
        }
    }

    private void endAll(Throwable failure) {
        try {
            Optional<ClusterState> state = ClusterState.read(folder);
            if (state.isPresent()) {
                Processes.end(state.get().processes());
                ClusterState.remove(folder);
            }
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e); // the first failure is the one to tell
        }
    }

    /** The cluster of this folder; empty if none is running. */
    public Optional<ClusterStatus> status() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return locked("look at", () -> {
            Optional<ClusterState> state = ClusterState.read(folder).filter(ClusterState::isAlive);
            return state.isPresent() ? Optional.of(status(state.get())) : Optional.empty();
        });
    }

    private ClusterStatus status(ClusterState state) throws InterruptedException {
        return new ClusterStatus(
                state.master(),
                state.ui(),
                folder.toString(),
                state.request(),
                state.processes(),
                MasterPage.fetch(state.ui()).orElse(null));
    }

    /**
     * Ends the cluster of this folder: the processes that were started for it, and those that they started in turn, and
     * no others. The logs stay.
     *
     * @return what was ended; empty if none was running
     */
    public Optional<StoppedCluster> stop() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        return locked("stop", () -> {
            Optional<ClusterState> state = ClusterState.read(folder);
            if (state.isEmpty()) {
                return Optional.empty();
            }
            StoppedCluster ended = Processes.end(state.get().processes());
            ClusterState.remove(folder);
            return ended.processes() + ended.children() == 0 ? Optional.empty() : Optional.of(ended);
        });
    }

    @FunctionalInterface
    private interface Action<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T locked(String doing, Action<T> action) {
        try {
            Files.createDirectories(folder);
            try (FileChannel file =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                file.lock(); // until the channel is closed
                return action.run();
            }
        } catch (IOException e) {
            throw new UserError(
                    "Cannot " + doing + " a cluster in " + folder + ": " + e.getMessage() + ". Give another --folder.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("Cannot " + doing + " a cluster in " + folder + ": it was interrupted.", e);
        }
    }
}
