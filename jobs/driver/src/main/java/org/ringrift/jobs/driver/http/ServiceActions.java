package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.loop.ProblemLog;
import org.ringrift.jobs.driver.loop.Work;
import org.ringrift.jobs.driver.service.Services;

/**
 * Starts and stops services for those that ask by HTTP, one action at a time. Whoever asks waits for a limited time; an action that
 * takes longer goes on, since each call of a service has a time limit of its own.
 */
final class ServiceActions implements AutoCloseable {
    /** A start that fails and the stop behind it take 30 s each at most. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Services services;
    private final Duration limit;
    private final ProblemLog problems;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "service actions");
        made.setDaemon(true);
        return made;
    });

    /**
     * @param services all there are
     * @param limit how long one who asks waits
     * @param problems is told of failures that nobody has foreseen
     */
    ServiceActions(Services services, Duration limit, ProblemLog problems) {
        this.services = services;
        this.limit = limit;
        this.problems = problems;
    }

    /** Where each service stands. */
    Reply list() {
        return Reply.json(Reply.OK, MAPPER.createObjectNode().set("services", StatusJson.services(services.status())));
    }

    Reply start(String name) {
        return perform("start service " + name, () -> services.start(name));
    }

    Reply stop(String name) {
        return perform("stop service " + name, () -> services.stop(name));
    }

    Reply startAll() {
        return perform("start all services", services::startAll);
    }

    private Reply perform(String what, Work work) {
        if (!busy.compareAndSet(false, true)) {
            return Reply.error(
                    Reply.CONFLICT,
                    "Cannot " + what + " now: another start or stop is under way. Try again when it has ended.");
        }
        Future<?> action = thread.submit(() -> {
            try {
                work.run();
                return null;
            } finally {
                busy.set(false);
            }
        });
        try {
            action.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return list();
        } catch (TimeoutException e) {
            return Reply.error(
                    Reply.UNAVAILABLE,
                    "Cannot " + what + " within " + limit.toSeconds()
                            + " s: it goes on. ./ringrift services shows what comes of it.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.error(Reply.UNAVAILABLE, "Cannot " + what + ": this driver ends.");
        } catch (ExecutionException e) {
            return failure(what, e.getCause());
        }
    }

    private Reply failure(String what, Throwable cause) {
        if (cause instanceof UserError) { // the only mistake that there can be is the name
            return Reply.error(Reply.NOT_FOUND, cause.getMessage());
        }
        if (cause instanceof StageFailure) {
            return Reply.error(Reply.CONFLICT, cause.getMessage());
        }
        String why = ProblemLog.sentence(cause);
        problems.report("http", "It could not " + what + ": " + why, cause);
        return Reply.error(Reply.INTERNAL_ERROR, "Cannot " + what + ": " + why);
    }

    /** Calls off what is under way. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
