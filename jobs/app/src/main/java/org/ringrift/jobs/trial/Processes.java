package org.ringrift.jobs.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ringrift.StageFailure;

/** Waits for processes and ends them. */
final class Processes {
    /** A worker asked to end first ends its executors. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Processes() {}

    /** Waits until one of the processes ends, or the time is over. */
    static void awaitEnd(List<ClusterProcess> processes, Duration atMost) throws InterruptedException {
        CompletableFuture<?>[] ends = processes.stream()
                .map(ClusterProcess::handle)
                .flatMap(Optional::stream)
                .map(ProcessHandle::onExit)
                .toArray(CompletableFuture[]::new);
        await(CompletableFuture.anyOf(ends), atMost);
    }

    /**
     * Ends the processes and all that they have started, the last started first: asks them, waits, and then kills what
     * is left.
     */
    static StoppedCluster end(List<ClusterProcess> processes) {
        List<ClusterProcess> order = new ArrayList<>(processes);
        Collections.reverse(order); // the master last, or its workers would look for it
        List<ProcessHandle> alive = order.stream()
                .map(ClusterProcess::handle)
                .flatMap(Optional::stream)
                .toList();
        List<ProcessHandle> children =
                alive.stream().flatMap(ProcessHandle::descendants).toList();
        alive.forEach(ProcessHandle::destroy);
        try {
            await(allEnded(alive), PATIENCE);
            await(allEnded(children), PATIENCE);
            List<ProcessHandle> left = new ArrayList<>(alive);
            left.addAll(children);
            left.removeIf(handle -> !handle.isAlive());
            left.forEach(ProcessHandle::destroyForcibly);
            if (!await(allEnded(left), PATIENCE)) {
                throw new StageFailure("Cannot stop a cluster: some of its processes do not end: "
                        + left.stream()
                                .filter(ProcessHandle::isAlive)
                                .map(ProcessHandle::pid)
                                .toList() + ".");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure("Cannot stop a cluster: it was interrupted. Give the same command again.", e);
        }
        return new StoppedCluster(alive.size(), children.size());
    }

    private static CompletableFuture<Void> allEnded(List<ProcessHandle> handles) {
        return CompletableFuture.allOf(
                handles.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
    }

    private static boolean await(CompletableFuture<?> event, Duration atMost) throws InterruptedException {
        try {
            event.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The end of a process cannot fail", e);
        }
    }
}
