package org.ringrift.jobs.driver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.loop.ProblemLog;

/**
 * Shows a driver's state by HTTP, to this machine alone: {@code /health} and {@code /ready} (200 or 503), {@code /status},
 * {@code /metrics}, {@code /services} and {@code /nodes}, by GET and HEAD; starts and stops services and hurries syncs by POST, for programs and not
 * for pages in a browser ({@link Access}). Four threads answer; while all are busy 16 requests wait, and connections beyond them
 * are closed.
 */
public final class StatusServer implements AutoCloseable {
    /** Of RingRift's {@code RINGRIFT_P2P_PORT}. */
    public static final int DEFAULT_PORT = 8770;

    private static final int MOST_PORT = 65_535;
    private static final int THREADS = 4;
    private static final int WAITING = 16;
    private static final long CLOSE_MS = 1000;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final ProblemLog problems;
    private final List<Route> routes;
    private final ServiceActions actions;

    private StatusServer(
            HttpServer server,
            StatusSource source,
            Supplier<JsonNode> nodes,
            ServiceActions actions,
            SiteControl sites,
            ProblemLog problems) {
        this.server = server;
        this.problems = problems;
        this.actions = actions;
        this.threads = threads();
        this.routes = List.of(
                Route.page("/health", () -> Reply.verdict(source.health(), "healthy", "unhealthy")),
                Route.page("/ready", () -> Reply.verdict(source.ready(), "ready", "not ready")),
                Route.page("/status", () -> Reply.json(Reply.OK, source.status())),
                Route.page("/metrics", () -> new Reply(Reply.OK, PrometheusText.CONTENT_TYPE, source.metrics())),
                Route.page("/services", actions::list),
                Route.page("/nodes", () -> Reply.json(Reply.OK, nodes.get())),
                Route.action("/services/start-all", none -> actions.startAll()),
                Route.action("/services/" + Route.NAME + "/start", actions::start),
                Route.action("/services/" + Route.NAME + "/stop", actions::stop),
                Route.action("/sync/" + Route.NAME, config -> hurried(sites, config)));
    }

    /**
     * Begins to answer.
     *
     * @param port 1 to 65535, 0 for any that is free
     * @param source what to show
     * @param controls what to show beside that, and what can be done
     * @param problems is told when a page cannot be made or sent
     * @throws UserError if the port is none or in use
     * @throws StageFailure if the machine refuses for another reason
     */
    public static StatusServer open(int port, StatusSource source, Controls controls, ProblemLog problems) {
        return open(port, source, controls, ServiceActions.LIMIT, problems);
    }

    /** As the other one; says too how long one who starts or stops a service waits for that. */
    static StatusServer open(int port, StatusSource source, Controls controls, Duration limit, ProblemLog problems) {
        if (port < 0 || port > MOST_PORT) {
            throw new UserError(
                    "Cannot show the status on port " + port + ": state 1 to 65535, or 0 for any free port.");
        }
        StatusServer opened = new StatusServer(
                bind(port),
                source,
                controls.nodes(),
                new ServiceActions(controls.services(), limit, problems),
                controls.sites(),
                problems);
        opened.server.createContext("/", opened::answer);
        opened.server.setExecutor(opened.threads);
        opened.server.start();
        return opened;
    }

    private static Reply hurried(SiteControl sites, String config) {
        try {
            sites.hurry(config);
            return Reply.json(Reply.ACCEPTED, StatusJson.said(config + " is synced next."));
        } catch (UserError e) {
            return Reply.error(Reply.NOT_FOUND, e.getMessage());
        }
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        } catch (BindException e) {
            throw new UserError(
                    "Cannot show the status on port " + port + " of 127.0.0.1: " + e.getMessage()
                            + ". Stop the program that uses this port, or choose another one by RINGRIFT_P2P_PORT.",
                    e);
        } catch (IOException e) {
            throw new StageFailure("Cannot show the status on port " + port + ": " + e.getMessage() + ".", e);
        }
    }

    private static ThreadPoolExecutor threads() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(WAITING),
                task -> {
                    Thread thread = new Thread(task, "status server " + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.AbortPolicy()); // the JDK's server closes the connection then
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** The port, also where any was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        try (exchange) {
            send(exchange, reply(exchange, path));
        } catch (IOException e) {
            problems.report("http", "It could not answer " + path + ": " + ProblemLog.sentence(e), e);
        }
    }

    private Reply reply(HttpExchange exchange, String path) {
        Route found = null;
        String word = "";
        for (Route route : routes) {
            Optional<String> match = route.match(path);
            if (found == null && match.isPresent()) {
                found = route;
                word = match.get();
            }
        }
        if (found == null) {
            return Reply.error(
                    Reply.NOT_FOUND,
                    "Cannot show " + path + ": there is no such page. The pages are "
                            + String.join(", ", routes.stream().map(Route::path).toList()) + ".");
        }
        String method = exchange.getRequestMethod();
        if (!found.takes(method)) {
            exchange.getResponseHeaders().set("Allow", found.methods());
            return Reply.error(
                    Reply.METHOD_NOT_ALLOWED,
                    "Cannot " + method + " " + path
                            + (found.act() ? ": it does something. Use POST." : ": pages can be read only. Use GET."));
        }
        Optional<String> refusal = found.act()
                ? Access.refusal(method + " " + path, exchange.getRequestHeaders(), port())
                : Optional.empty();
        return refusal.isPresent() ? Reply.error(Reply.FORBIDDEN, refusal.get()) : made(found, word, path);
    }

    private Reply made(Route route, String word, String path) {
        try {
            return route.answer().apply(word);
        } catch (RuntimeException e) {
            problems.report("http", "It could not make " + path + ": " + ProblemLog.sentence(e), e);
            return Reply.error(Reply.INTERNAL_ERROR, "Cannot show " + path + ": " + ProblemLog.sentence(e));
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(reply.status(), -1);
        } else {
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Answers nothing more, and frees the port; what is being answered gets a second, then its connection is closed. */
    @Override
    public void close() {
        actions.close();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS)) {
                problems.report("http", "Some requests were cut off.", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdownNow();
    }
}
