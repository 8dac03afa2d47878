package org.ringrift.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.table.Heartbeats;

/**
 * What a run has come to, as its rows and the time tell.
 *
 * @param row the newest row of its newest attempt
 * @param state the state: that of the row, or {@link RunState#LOST} if the row says that a process works on it, and the
 *     process has given no sign of life for {@link #LOST_AFTER} or is known to be gone
 * @param sign newest sign of life
 */
public record RunStatus(RunRow row, RunState state, Instant sign) {
    /** Time between two heartbeats of a run. Each is a commit: a minute makes 1440 small ones of a run of a day. */
    static final Duration HEARTBEAT = Duration.ofMinutes(1);

    /**
     * So long without a sign of life, a run counts as lost: four heartbeats in a row may come late or fail, and the clocks
     * of two machines may differ by four minutes.
     */
    public static final Duration LOST_AFTER = HEARTBEAT.multipliedBy(5);

    /**
     * The status of a run.
     *
     * @param history its rows, those of the newest attempt last, and of that one the newest state last; at least one
     * @param heartbeats signs of life
     * @param gone whether the process of a row is known to have ended
     * @param now the time
     * @return the status
     */
    public static RunStatus of(List<RunRow> history, Heartbeats heartbeats, Predicate<RunRow> gone, Instant now) {
        RunRow newest = history.get(history.size() - 1);
        Instant sign = sign(newest, heartbeats);
        boolean worked = newest.runState() == RunState.RUNNING || newest.runState() == RunState.CLAIMED;
        boolean lost = worked && (sign.plus(LOST_AFTER).isBefore(now) || gone.test(newest));
        return new RunStatus(newest, lost ? RunState.LOST : newest.runState(), sign);
    }

    private static Instant sign(RunRow row, Heartbeats heartbeats) {
        Instant stated = row.heartbeatAt() == null ? row.startedAt() : row.heartbeatAt();
        return heartbeats.of(row).filter(stated::isBefore).orElse(stated);
    }

    /** Whether a process works on it, as far as one can tell. */
    public boolean alive() {
        return state == RunState.RUNNING || state == RunState.CLAIMED;
    }

    /** Whether the table does not say yet what it has come to. */
    public boolean open() {
        return !row.runState().ended();
    }
}
