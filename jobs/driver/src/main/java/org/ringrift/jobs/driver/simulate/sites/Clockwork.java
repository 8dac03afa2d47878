package org.ringrift.jobs.driver.simulate.sites;

import java.util.PriorityQueue;

/** What is to happen, in the order of time; at one time in the order in which it was planned. Mutable, of one simulation. */
final class Clockwork {
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long sequence;
    private double now;

    private record Event(double at, long sequence, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** Seconds since the begin. */
    double now() {
        return now;
    }

    /** Plans something. */
    void at(double time, Runnable action) {
        events.add(new Event(Math.max(now, time), sequence++, action));
    }

    /** Lets the next thing happen; false if there is none. */
    boolean step() {
        Event next = events.poll();
        if (next == null) {
            return false;
        }
        now = next.at();
        next.action().run();
        return true;
    }
}
