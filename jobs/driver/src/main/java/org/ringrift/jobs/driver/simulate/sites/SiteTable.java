package org.ringrift.jobs.driver.simulate.sites;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The table games of a site: it takes one commit after the other. What waits is committed in the order of its arrival, each by itself
 * or, where that is wished, all that was sent by others together. Mutable, of one simulation.
 */
final class SiteTable {
    /** Length of the windows in which commits are counted, seconds. */
    static final double WINDOW = 600;

    private static final double MINUTES = WINDOW / 60;

    private final Clockwork clock;
    private final SiteAssumptions assumptions;
    private final boolean gathers;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final List<Integer> windows = new ArrayList<>();
    private boolean busy;
    private double busySeconds;
    private long commits;

    /**
     * What is to be committed.
     *
     * @param sent whether another site sent it
     * @param games how many
     * @param done what happens when it is
     */
    record Job(boolean sent, double games, Runnable done) {}

    SiteTable(Clockwork clock, SiteAssumptions assumptions, boolean gathers) {
        this.clock = clock;
        this.assumptions = assumptions;
        this.gathers = gathers;
    }

    void add(Job job) {
        waiting.add(job);
        if (!busy) {
            next();
        }
    }

    private void next() {
        Job first = waiting.poll();
        if (first == null) {
            return;
        }
        List<Job> together = new ArrayList<>(List.of(first));
        if (gathers && first.sent()) {
            waiting.stream().filter(Job::sent).forEach(together::add);
            waiting.removeIf(Job::sent);
        }
        double games = together.stream().mapToDouble(Job::games).sum();
        double seconds = assumptions.commitSeconds() + games * assumptions.secondsPerGame();
        busy = true;
        clock.at(clock.now() + seconds, () -> {
            busy = false;
            busySeconds += seconds;
            count();
            together.forEach(job -> job.done().run());
            if (!busy) {
                next();
            }
        });
    }

    private void count() {
        commits++;
        int window = (int) (clock.now() / WINDOW);
        while (windows.size() <= window) {
            windows.add(0);
        }
        windows.set(window, windows.get(window) + 1);
    }

    /** Whether it is committing. */
    boolean busy() {
        return busy;
    }

    /** Commits so far. */
    long commits() {
        return commits;
    }

    /** Seconds in which it was committing. */
    double busySeconds() {
        return busySeconds;
    }

    /** Commits a minute, by window. */
    List<Double> perMinute() {
        return windows.stream().map(count -> count / MINUTES).toList();
    }
}
