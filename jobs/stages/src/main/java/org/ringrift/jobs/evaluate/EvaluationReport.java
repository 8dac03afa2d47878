package org.ringrift.jobs.evaluate;

import java.util.Map;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.stage.StageReport;

/**
 * What an evaluation found.
 *
 * @param runId the run
 * @param evaluation its row
 * @param played what was played for it
 */
public record EvaluationReport(String runId, EvaluationRow evaluation, PlayedMatches played) implements StageReport {
    /** Verdict of an evaluation whose candidate may be promoted. */
    public static final String PROMOTE = "promote";

    /** Verdict of an evaluation whose candidate may not be promoted. */
    public static final String REJECT = "reject";

    @Override
    public Map<String, Long> counts() {
        return played.counts();
    }

    /** Whether the candidate may be promoted. */
    public boolean passed() {
        return evaluation.verdict().equals(PROMOTE);
    }
}
