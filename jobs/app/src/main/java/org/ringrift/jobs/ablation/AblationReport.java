package org.ringrift.jobs.ablation;

import java.util.List;
import org.ringrift.jobs.evaluate.MatchReport;
import org.ringrift.jobs.pipeline.Lever;

/**
 * What levers of learning are worth.
 *
 * @param configKey configuration
 * @param without what the second pipeline did without
 * @param all the pipeline with all levers
 * @param fewer the pipeline without them
 * @param match its last model (B) against that of the pipeline with all levers (A)
 */
public record AblationReport(String configKey, List<Lever> without, Arm all, Arm fewer, MatchReport match) {
    /** Copies the list. */
    public AblationReport {
        without = List.copyOf(without);
    }

    /**
     * One of the pipelines.
     *
     * @param warehouse where its tables are
     * @param model sha256 of its last model: the production model, or the last candidate if none was promoted
     * @param models candidates that it has evaluated
     * @param promotions how many were promoted
     */
    public record Arm(String warehouse, String model, int models, int promotions) {}
}
