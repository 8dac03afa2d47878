package org.ringrift.jobs.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.table.Heartbeats;

/** The runs of a warehouse, as the table {@code runs} and the time tell. Changes nothing but by {@link #end}. */
public final class Runs {
    /** YARN starts the driver of an application again under the same identity, once the one before is gone. */
    private static final String YARN_APPLICATION = "application_";

    private final Lake lake;
    private final InstantSource clock;

    /**
     * @param lake the warehouse
     * @param clock the time
     */
    public Runs(Lake lake, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
    }

    /**
     * The runs of a warehouse.
     *
     * @param configKey configuration; empty for all
     * @param state only those in this state; empty for all
     * @param limit most of them
     * @return the ones that started last, newest first; their rows without requests and parameters
     */
    public List<RunStatus> list(Optional<String> configKey, Optional<RunState> state, int limit) {
        Map<String, List<RunRow>> histories = new LinkedHashMap<>();
        for (RunRow row : lake.runs().overview(configKey)) {
            histories.computeIfAbsent(row.runId(), id -> new ArrayList<>()).add(row);
        }
        Heartbeats heartbeats = lake.runs().heartbeats();
        Instant now = clock.instant();
        return histories.values().stream()
                .map(history -> RunStatus.of(history, heartbeats, this::gone, now))
                .filter(run -> state.isEmpty() || run.state() == state.get())
                .sorted(Comparator.comparing((RunStatus run) -> run.row().startedAt())
                        .reversed()
                        .thenComparing(run -> run.row().runId()))
                .limit(limit)
                .toList();
    }

    /** The status of a run; empty if there is no such run. */
    public Optional<RunStatus> find(String runId) {
        List<RunRow> history = lake.runs().history(runId);
        return history.isEmpty() ? Optional.empty() : Optional.of(status(history));
    }

    /**
     * The status of a run that must be there.
     *
     * @param doing to be read after "Cannot", such as {@code show}
     * @throws UserError if there is no such run
     */
    public RunStatus require(String doing, String runId) {
        return find(runId)
                .orElseThrow(() -> new UserError("Cannot " + doing + " run " + runId + ": table runs in "
                        + lake.warehouse() + " has no such run. Give one of those that ./ringrift runs lists."));
    }

    /** The status that rows of one run tell. */
    public RunStatus status(List<RunRow> history) {
        boolean ended = history.get(history.size() - 1).runState().ended();
        Heartbeats heartbeats = ended ? Heartbeats.NONE : lake.runs().heartbeats();
        return RunStatus.of(history, heartbeats, this::gone, clock.instant());
    }

    /**
     * Records how a run has ended whose process cannot say so.
     *
     * @param run a run whose end is not recorded
     * @param state how it ended
     * @param why what went wrong, one sentence
     * @return whether that is recorded now; false if another end was recorded before
     */
    public boolean end(RunStatus run, RunState state, String why) {
        RunRow end = run.row().ended(state, clock.instant(), run.sign(), why, Map.of());
        return lake.runs().append(List.of(end)) == 1;
    }

    /**
     * Records that a run is lost, which is known so far by the time or by its process alone.
     *
     * @param run a run whose state is {@link RunState#LOST} and whose end is not recorded
     * @return as {@link #end}
     */
    public boolean endLost(RunStatus run) {
        return end(
                run,
                RunState.LOST,
                "Its process ended without a word; its last sign of life was at " + run.sign() + ".");
    }

    Instant now() {
        return clock.instant();
    }

    private boolean gone(RunRow row) {
        if (row.owner() == null) {
            return false;
        }
        return ProcessOwner.parse(row.owner())
                .map(owner -> owner.gone() || replaced(row, owner))
                .orElse(false);
    }

    private boolean replaced(RunRow row, ProcessOwner owner) {
        SparkContext spark = lake.spark().sparkContext();
        return row.applicationId().startsWith(YARN_APPLICATION)
                && row.applicationId().equals(spark.applicationId())
                && !owner.sameProcess(ProcessOwner.newClaim());
    }
}
