package org.ringrift.jobs.driver.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until a test turns it. Calls are made by the thread that turns it. Not thread-safe. */
public final class ManualTime implements LoopTime {
    /** When it begins. */
    public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static final Comparator<Call> IN_ORDER =
            Comparator.comparing(Call::due).thenComparing(Call::number);

    private final PriorityQueue<Call> calls = new PriorityQueue<>(IN_ORDER);
    private Instant now = START;
    private int numbers;

    private record Call(Instant due, int number, Runnable call) {}

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long nanoTime() {
        return Duration.between(START, now).toNanos();
    }

    @Override
    public Runnable after(Duration delay, Runnable call) {
        Call later = new Call(now.plus(delay), numbers++, call);
        calls.add(later);
        return () -> calls.remove(later);
    }

    /** Turns it on, and makes the calls that become due in their order. A call may turn it itself. */
    public void advance(Duration duration) {
        Instant until = now.plus(duration);
        while (!calls.isEmpty() && !calls.peek().due().isAfter(until)) {
            Call due = calls.remove();
            now = due.due().isAfter(now) ? due.due() : now;
            due.call().run();
        }
        now = until.isAfter(now) ? until : now;
    }

    /** Sets the clock, as people and time servers do; later calls keep their times. */
    public void set(Instant time) {
        now = time;
    }

    /** Turns it on by seconds. */
    public void advanceSeconds(long seconds) {
        advance(Duration.ofSeconds(seconds));
    }

    /** Calls that are yet to be made. */
    public int waiting() {
        return calls.size();
    }
}
