package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs loops, each on a daemon thread of its own: one that hangs delays no other. Starts and stops once. Thread-safe.
 */
public final class BackgroundLoops implements AutoCloseable {
    /** How long {@link #close} waits (RingRift's {@code LoopManager}). */
    static final Duration STOP_WITHIN = Duration.ofSeconds(30);

    private final List<BackgroundLoop> loops;
    private final LoopSwitch loopSwitch;
    private final LoopTime time;
    private final ProblemLog problems;
    private final List<RunningLoop> running = new ArrayList<>();
    private boolean started;

    /**
     * @param loops what to run, each name once
     * @param loopSwitch off: none is ever run
     * @param time the time
     * @param problems is told of failures
     * @throws IllegalArgumentException if two loops have one name
     */
    public BackgroundLoops(List<BackgroundLoop> loops, LoopSwitch loopSwitch, LoopTime time, ProblemLog problems) {
        Set<String> names = new HashSet<>();
        for (BackgroundLoop loop : loops) {
            if (!names.add(loop.name())) {
                throw new IllegalArgumentException(
                        "Cannot run two loops named " + loop.name() + ": give one of them another name.");
            }
        }
        this.loops = List.copyOf(loops);
        this.loopSwitch = loopSwitch;
        this.time = time;
        this.problems = problems;
    }

    /**
     * Starts all loops; the first runs begin at once. Their threads inherit what the calling one hands on, such as Spark's job
     * tags.
     *
     * @param seed of the jitter
     * @throws IllegalStateException if they were started before
     */
    public void start(long seed) {
        start(seed, BackgroundLoops::daemon);
    }

    /** As the other one, on threads by name. */
    synchronized void start(long seed, Function<String, ExecutorService> threads) {
        if (started) {
            throw new IllegalStateException("Cannot start loops twice");
        }
        started = true;
        if (loopSwitch == LoopSwitch.OFF) {
            return;
        }
        SplittableRandom chance = new SplittableRandom(seed);
        for (BackgroundLoop loop : loops) {
            running.add(new RunningLoop(loop, threads.apply(loop.name()), time, chance.split(), problems));
        }
        running.forEach(RunningLoop::start);
    }

    private static ExecutorService daemon(String loop) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), // holds one turn at most: the next is planned when one ends
                turn -> {
                    Thread thread = new Thread(turn, "loop " + loop);
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy()); // a turn that comes when the loop is stopped
    }

    /**
     * Stops all loops: no run begins any more, those under way may end in the first half of the time, and are interrupted
     * then.
     *
     * @param within how long this may take, 0 or more
     * @return names of the loops whose run goes on nevertheless, on daemon threads
     */
    public List<String> stop(Duration within) {
        List<RunningLoop> all = all();
        all.forEach(RunningLoop::finish);
        long start = System.nanoTime();
        await(all, start + within.toNanos() / 2);
        List<RunningLoop> late = all.stream().filter(loop -> !loop.ended()).toList();
        late.forEach(RunningLoop::interrupt);
        await(late, start + within.toNanos());
        List<String> unfinished = late.stream()
                .filter(loop -> !loop.ended())
                .map(RunningLoop::name)
                .toList();
        unfinished.forEach(
                name -> problems.report(name, "It did not stop within " + Durations.text(within) + ".", null));
        return unfinished;
    }

    /** Waits until a time, or until the calling thread is interrupted, which its flag then says. */
    private static void await(List<RunningLoop> loops, long until) {
        try {
            for (RunningLoop loop : loops) {
                loop.await(Math.max(0, until - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What each loop shows of itself, in the order they were given. */
    public List<LoopStatus> status() {
        List<RunningLoop> all = all();
        if (!all.isEmpty()) {
            return all.stream().map(RunningLoop::status).toList();
        }
        String why = loopSwitch == LoopSwitch.OFF
                ? "background loops are switched off by " + LoopSwitch.VARIABLE
                : "it was not started";
        return loops.stream()
                .map(loop -> new LoopStatus(
                        loop.name(),
                        loop.interval(),
                        loop.timeLimit(),
                        LoopHealth.stopped(why),
                        LoopStats.NEW,
                        LoopStats.NEVER))
                .toList();
    }

    private synchronized List<RunningLoop> all() {
        return List.copyOf(running);
    }

    /** Stops all loops within 30 s; those that do not stop are reported. */
    @Override
    public void close() {
        stop(STOP_WITHIN);
    }
}
