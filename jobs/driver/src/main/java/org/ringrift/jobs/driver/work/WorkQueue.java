package org.ringrift.jobs.driver.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.jobs.lake.table.WorkTable;

/**
 * The table {@code work} as a driver uses it. Each change is one commit under the driver's epoch, which the table refuses once
 * another leads. For one thread.
 */
public final class WorkQueue {
    /** Items that nobody has taken for so long are forgotten (RingRift's {@code work_queue.py}). */
    public static final Duration EXPIRY = Duration.ofMinutes(90);

    /** What has ended so long ago is deleted. */
    public static final Duration RETENTION = Duration.ofDays(7);

    private final WorkTable table;
    private final InstantSource clock;
    private final TableWatch watch;
    private WorkBook book;
    private String identity;

    /**
     * @param table table {@code work}
     * @param clock the time
     */
    public WorkQueue(WorkTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
        this.watch = table.watch();
    }

    /** All that is planned; reads the table only if it has changed. */
    public WorkBook read() {
        boolean changed = watch.changed(); // before the query: a commit meanwhile is seen the next time
        if (changed || book == null) {
            book = null;
            book = WorkBook.of(table.all());
        }
        return book;
    }

    /** Identity of an item's run, the same for all its attempts: the next one goes on where the last one was. */
    public String runId(WorkItem item) {
        if (identity == null) {
            identity = table.identity();
        }
        return DriverRunId.of(identity, item.id());
    }

    /**
     * Queues actions, each as the next item of its configuration and stage. Numbers follow from what was read: a driver that
     * has not seen the newest items adds nothing under their numbers.
     *
     * @param known what was read
     * @param actions what is planned
     * @param epoch of the leader
     * @return items that were added, though not necessarily by this call
     */
    public int offer(WorkBook known, List<Action> actions, long epoch) {
        if (actions.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Map<String, Long> numbers = new HashMap<>();
        List<WorkRow> rows = new ArrayList<>();
        for (Action action : actions) {
            String series =
                    WorkBook.series(action.config().key(), action.stage().key());
            long number = numbers.getOrDefault(series, known.lastNumber(action)) + 1;
            numbers.put(series, number);
            rows.add(ActionRows.queued(action, number, epoch, now.plus(EXPIRY), now));
        }
        return (int) table.appendAsLeader(rows, epoch);
    }

    /**
     * Takes an item.
     *
     * @param item one that is queued
     * @param owner who takes it
     * @param epoch of the leader
     * @return the item as taken; empty if another process was quicker
     */
    public Optional<WorkItem> claim(WorkItem item, String owner, long epoch) {
        WorkRow taken = item.row()
                .with(
                        item.row().attempt(),
                        WorkState.CLAIMED,
                        item.row().reason(),
                        owner,
                        epoch,
                        item.row().deadline(),
                        clock.instant());
        return table.appendAsLeader(List.of(taken), epoch) == 1 ? Optional.of(WorkItem.of(taken)) : Optional.empty();
    }

    /**
     * Says how the attempt of an item has ended.
     *
     * @param item the item, as it was taken or queued
     * @param end how
     * @param why part of a sentence
     * @param epoch of the leader that took it
     * @return false if its attempt had ended before, or another driver leads: nothing has changed then
     */
    public boolean end(WorkItem item, WorkState end, String why, long epoch) {
        return append(List.of(ended(item, end, why, epoch)), epoch) == 1;
    }

    /**
     * Says that the driver of an item is gone: it is to be queued again, or has failed if there were too many attempts.
     *
     * @param item one that was taken
     * @param why part of a sentence
     * @param epoch of the leader
     * @return false if its attempt had ended before, or another driver leads: nothing has changed then
     */
    public boolean giveUp(WorkItem item, String why, long epoch) {
        return item.mayBeTriedAgain()
                ? end(item, WorkState.LOST, why, epoch)
                : end(item, WorkState.FAILED, why + " in " + item.row().attempt() + " attempts", epoch);
    }

    /**
     * Queues the next attempts of items that were lost.
     *
     * @param lost items whose newest attempt was lost
     * @param epoch of the leader
     * @return attempts that were added
     */
    public int again(List<WorkItem> lost, long epoch) {
        if (lost.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        List<WorkRow> next = lost.stream()
                .map(item -> item.row()
                        .with(
                                item.row().attempt() + 1,
                                WorkState.QUEUED,
                                "again: " + item.row().reason(),
                                null,
                                epoch,
                                now.plus(EXPIRY),
                                now))
                .toList();
        return (int) append(next, epoch);
    }

    private WorkRow ended(WorkItem item, WorkState end, String why, long epoch) {
        return item.row()
                .with(
                        item.row().attempt(),
                        end,
                        why,
                        item.row().owner(),
                        epoch,
                        item.row().deadline(),
                        clock.instant());
    }

    private long append(List<WorkRow> rows, long epoch) {
        try {
            return table.appendAsLeader(rows, epoch);
        } catch (StageFailure e) {
            if (e.kind() == FailureKind.CANCELLED) {
                return 0; // another leads, and it is for that one to say
            }
            throw e;
        }
    }
}
