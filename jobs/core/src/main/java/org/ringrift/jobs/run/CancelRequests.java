package org.ringrift.jobs.run;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.EventRow;
import org.ringrift.jobs.lake.schema.RunRow;

/**
 * Requests that a run ends: facts in the table {@code events}, one for an attempt, since another process must react to
 * them. The run's state stays what it is until its process has reacted.
 */
public final class CancelRequests {
    /** Kind of fact; its key is {@code ATTEMPT/RUN}. */
    public static final String TYPE = "cancel_requested";

    /** By hand, not by a driver. */
    private static final long NO_EPOCH = 0;

    private CancelRequests() {}

    /**
     * Asks an attempt to end; once, however often it is called.
     *
     * @param lake the warehouse
     * @param run a row of the attempt
     * @param now the time
     * @return whether it is asked now; false if it was before
     */
    public static boolean ask(Lake lake, RunRow run, Instant now) {
        String payload = StageRun.toJson(Map.of("run_id", run.runId(), "attempt", run.attempt(), "stage", run.stage()));
        EventRow request =
                new EventRow(TYPE, key(run), run.configKey(), payload, StageRun.newId("cancel"), NO_EPOCH, now);
        return lake.events().append(List.of(request)) == 1;
    }

    /** Whether an attempt is asked to end. */
    public static boolean asked(Lake lake, RunRow run) {
        return lake.events().holds(TYPE, key(run));
    }

    private static String key(RunRow run) {
        return run.attempt() + "/" + run.runId();
    }
}
