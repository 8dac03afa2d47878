package org.ringrift.jobs.ablation;

import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.pipeline.PipelineRequest;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.rules.GameConfig;

/**
 * What to measure.
 *
 * @param pipeline the pipeline that does without something; the other one is the same with all levers
 * @param matchGames games of the last models against each other
 */
public record AblationRequest(
        PipelineRequest pipeline,

        @Domain(
                description = "Games of the last models of both pipelines against each other.",
                label = "N",
                unit = "games",
                min = 1,
                max = Comparison.MAX_GAMES,
                byDefault = "400")
        int matchGames)
        implements ConfigRequest {
    /** How requests are written and read. */
    public static final RequestCodec<AblationRequest> REQUESTS = RequestCodec.of(AblationRequest.class);

    @Override
    public GameConfig config() {
        return pipeline.config();
    }
}
