package org.ringrift.jobs.stage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.run.Runs;

/**
 * A run that has succeeded. Asked for again it is found and nothing is done, whatever has become newer since: what a scheduler tries
 * again, or repeats for a day that is long past, adds nothing.
 *
 * @param runId its identity
 * @param stage what ran
 * @param configKey its configuration
 * @param endedAt when it had succeeded
 * @param counts what it has done, by name
 */
public record SucceededRun(String runId, String stage, String configKey, Instant endedAt, Map<String, Long> counts) {
    /** The count of a run whose result was not the one that was asked for. */
    static final String REFUSED = "refused";

    /**
     * Looks for it.
     *
     * @param lake an open lake
     * @param stage which stage is asked for
     * @param request what is asked for
     * @param runId identity of the run
     * @param <Q> what is asked for
     * @return the run; empty if none of that identity has succeeded
     * @throws UserError if it has succeeded in something else than what is asked for now
     */
    public static <Q extends Record & StageRequest> Optional<SucceededRun> find(
            Lake lake, Stage<Q, ?, ?> stage, Q request, String runId) {
        return new Runs(lake, InstantSource.system())
                .find(runId)
                .filter(run -> run.state() == RunState.SUCCEEDED)
                .map(run -> {
                    RunRow row = run.row();
                    requireSame(stage, request, row);
                    return new SucceededRun(runId, row.stage(), row.configKey(), row.endedAt(), row.counts());
                });
    }

    /** Whether the result was the one that was asked for. */
    public boolean positive() {
        return !counts.containsKey(REFUSED);
    }

    /** What the request leaves open may be anything in what was settled then. */
    private static <Q extends Record & StageRequest> void requireSame(Stage<Q, ?, ?> stage, Q request, RunRow row) {
        if (!row.stage().equals(stage.name())) {
            throw refusal(row, "was a run of " + row.stage());
        }
        if (row.request() == null) {
            return; // from before requests were recorded
        }
        Map<String, List<String>> then =
                stage.requests().texts(stage.requests().read("the request of run " + row.runId(), row.request()));
        stage.requests().texts(request).forEach((field, texts) -> {
            if (!texts.equals(then.get(field))) {
                throw refusal(
                        row,
                        "has succeeded with " + field + " "
                                + String.join(", ", then.getOrDefault(field, List.of("unset"))) + ", and now it is "
                                + String.join(", ", texts));
            }
        });
    }

    private static UserError refusal(RunRow row, String why) {
        return new UserError("Cannot run " + row.runId() + " again: it " + why + ". Give another --run-id.");
    }
}
