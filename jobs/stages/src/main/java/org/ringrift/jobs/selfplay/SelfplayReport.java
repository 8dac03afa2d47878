package org.ringrift.jobs.selfplay;

import java.util.List;
import java.util.Map;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.stage.StageReport;

/**
 * What a self-play run did.
 *
 * @param runId the run
 * @param configKey configuration
 * @param requested games asked for
 * @param present games of the request that the table had before
 * @param added games that this run has written
 * @param waves commits made
 * @param seconds wall time of playing and writing
 * @param evaluations positions evaluated by nets and heuristic evaluators in searches
 * @param batchFill mean share of evaluation batches that was used, 0 to 1; NaN without evaluations
 * @param devices what the tasks ran on; empty if none was needed
 * @param gamesVersion version of the table {@code games} that holds all games of the request
 * @param decisionEvaluations positions that the players asked for evaluate for a decision, in the mean and rounded: the
 *     simulations of those that search
 * @param summary what the games of the request were like
 */
public record SelfplayReport(
        String runId,
        String configKey,
        long requested,
        long present,
        long added,
        int waves,
        double seconds,
        long evaluations,
        double batchFill,
        List<DeviceUse> devices,
        long gamesVersion,
        long decisionEvaluations,
        GameSummary summary)
        implements StageReport {
    /** Games written in a second of this run. */
    public double gamesPerSecond() {
        return seconds > 0 ? added / seconds : 0;
    }

    @Override
    public Map<String, Long> counts() {
        return Map.of(
                "games_requested", requested,
                "games_present", present,
                "games_added", added,
                "games_distinct", summary.distinct(),
                "games_version", gamesVersion,
                "decision_evaluations", decisionEvaluations);
    }
}
