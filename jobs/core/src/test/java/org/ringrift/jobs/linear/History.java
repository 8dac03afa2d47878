package org.ringrift.jobs.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Records what several threads ask for and hear, by a clock of their steps. Thread-safe. */
public final class History<I, O> {
    private final AtomicLong clock = new AtomicLong();
    private final List<Operation<I, O>> operations = new ArrayList<>();

    /**
     * Asks and records.
     *
     * @param process who asks
     * @param input what is asked for
     * @param action asks, and returns the answer; if it throws, no answer is recorded
     * @return the answer
     */
    public O ask(int process, I input, Callable<O> action) throws Exception {
        long began = clock.incrementAndGet();
        O output = null;
        long ended = Long.MAX_VALUE;
        try {
            output = action.call();
            ended = clock.incrementAndGet();
            return output;
        } finally {
            synchronized (operations) {
                operations.add(new Operation<>(process, input, output, began, ended));
            }
        }
    }

    /** All that was recorded. */
    public List<Operation<I, O>> operations() {
        synchronized (operations) {
            return List.copyOf(operations);
        }
    }
}
