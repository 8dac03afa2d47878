package org.ringrift.jobs.driver.event;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;

/**
 * Lets a handler react to one event at a time, within its time limit. One that goes on although it was interrupted keeps its
 * thread; its consumer stands still then, so that there is never a second one.
 */
final class HandlerThread {
    private final EventHandler handler;
    private Thread running;
    private String underWay;

    HandlerThread(EventHandler handler) {
        this.handler = handler;
    }

    /**
     * Reacts to an event.
     *
     * @throws StageFailure if it took too long, or still goes on from an earlier time
     * @throws RuntimeException what the handler threw
     */
    void run(Event event) {
        requireIdle();
        underWay = event.type().word() + " " + event.key();
        FutureTask<Void> task = new FutureTask<>(() -> handler.handle(event), null);
        running = new Thread(task, "events-" + handler.name());
        running.setDaemon(true);
        running.start();
        await(task);
    }

    private void await(FutureTask<Void> task) {
        Duration limit = handler.timeLimit();
        try {
            task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            running = null;
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new StageFailure(
                    FailureKind.RETRY,
                    underWay + " took " + handler.name() + " more than " + limit.toSeconds() + " s.",
                    e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new StageFailure(
                    FailureKind.CANCELLED,
                    "Cannot wait for " + handler.name() + " to handle " + underWay + ": the process is to stop.",
                    e);
        } catch (ExecutionException e) {
            running = null;
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof VirtualMachineError fault && !(fault instanceof StackOverflowError)) {
                throw fault; // of the process, not of the handler
            }
            throw new StageFailure(e.getCause().toString(), e.getCause());
        }
    }

    /** @throws StageFailure if the handler still goes on from an earlier time */
    void requireIdle() {
        if (running != null && running.isAlive()) {
            throw new StageFailure(
                    FailureKind.RETRY,
                    "Cannot deliver events to " + handler.name() + ": it still works on " + underWay
                            + ", past its time limit. Start the process again if that stays so.",
                    null);
        }
    }
}
