package org.ringrift.jobs.driver.scale;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How many executors there should be: a pure function with the constants of RingRift's {@code coordination_loops.py}.
 *
 * @param add executors to ask for, 0 or more
 * @param remove executors to let go
 * @param reason part of a sentence; empty if nothing changes
 */
public record Scaling(int add, List<String> remove, String reason) {
    /** Pause after a change, in which its effect shows. */
    static final Duration COOLDOWN = Duration.ofSeconds(600);

    /** Executors that have been idle for less are kept. */
    static final Duration IDLE = Duration.ofSeconds(900);

    private static final int MOST = 50;
    private static final int LEAST = 2;
    private static final int STEP = 3;
    private static final double BUSY = 10;
    private static final double QUIET = 2;

    private static final Scaling NOTHING = new Scaling(0, List.of(), "");

    /** Copies the list. */
    public Scaling {
        remove = List.copyOf(remove);
    }

    /**
     * Decides.
     *
     * @param executors number of executors that there are, 0 or more
     * @param tasks tasks that wait or run, and items of planned work that wait, 0 or more
     * @param times since when executors idle
     * @param last when something was changed; {@link Instant#EPOCH} for never
     * @param now the time
     */
    public static Scaling of(int executors, int tasks, IdleTimes times, Instant last, Instant now) {
        if (executors == 0) {
            return tasks > 0 && !isCoolingDown(last, now)
                    ? new Scaling(1, List.of(), "there is none, and work waits")
                    : NOTHING;
        }
        if (isCoolingDown(last, now)) {
            return NOTHING;
        }
        double each = (double) tasks / executors;
        if (each > BUSY) {
            int add = Math.min(Math.min((int) (tasks / BUSY) - executors + 1, STEP), MOST - executors);
            return add > 0 ? new Scaling(add, List.of(), tasks + " tasks wait for " + executors) : NOTHING;
        }
        if (each < QUIET && executors > LEAST) {
            List<String> idle = times.idleFor(IDLE, now);
            List<String> remove = idle.subList(0, Math.min(idle.size(), Math.min(STEP, executors - LEAST)));
            return remove.isEmpty()
                    ? NOTHING
                    : new Scaling(0, remove, "idle for " + IDLE.toMinutes() + " min, and " + tasks + " tasks wait");
        }
        return NOTHING;
    }

    private static boolean isCoolingDown(Instant last, Instant now) {
        return now.isBefore(last.plus(COOLDOWN));
    }

    /** Whether something is to be changed. */
    public boolean changes() {
        return add > 0 || !remove.isEmpty();
    }
}
