package org.ringrift.jobs.cli.runs;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;

/**
 * All that is known of a run.
 *
 * @param run its newest attempt
 * @param applicationId Spark application of the attempt
 * @param epoch number of its claim
 * @param owner its process; null if none is known
 * @param codeCommit git commit of the program; null if an older program ran it
 * @param codeClean whether the program was built from that commit without changes; null if that is not known
 * @param request what was asked for, JSON
 * @param requestSha256 its sha256; null if an older program ran it
 * @param attempts all attempts, the newest last
 * @param nextStep what to do now; null if nothing is to be done
 */
public record RunDetail(
        RunLine run,
        String applicationId,
        long epoch,
        String owner,
        String codeCommit,
        Boolean codeClean,
        @JsonRawValue String request,
        String requestSha256,
        List<RunLine> attempts,
        String nextStep) {

    /**
     * Collects it.
     *
     * @throws org.ringrift.UserError if there is no such run
     */
    static RunDetail of(Lake lake, Runs runs, String runId) {
        RunStatus newest = runs.require("show", runId);
        Map<Integer, List<RunRow>> attempts = new TreeMap<>();
        for (RunRow row : lake.runs().history(runId)) {
            attempts.computeIfAbsent(row.attempt(), number -> new ArrayList<>()).add(row);
        }
        RunRow row = newest.row();
        String request = request(row);
        Optional<RunRow> parent = NextStep.parent(row)
                .flatMap(id -> lake.runs().history(id).stream().findFirst());
        return new RunDetail(
                RunLine.of(newest),
                row.applicationId(),
                row.epoch() == null ? row.attempt() : row.epoch(),
                row.owner(),
                row.codeCommit(),
                row.codeClean(),
                request,
                row.requestSha256(),
                attempts.values().stream().map(runs::status).map(RunLine::of).toList(),
                NextStep.of(newest, parent.orElse(row)).orElse(null));
    }

    /** Older programs recorded it under another name. */
    static String request(RunRow row) {
        return row.request() == null ? row.parameters() : row.request();
    }
}
