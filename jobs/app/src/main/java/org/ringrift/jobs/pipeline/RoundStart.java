package org.ringrift.jobs.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.PromotionRow;
import org.ringrift.jobs.lake.schema.RunRow;

/**
 * What a round begins with. It is recorded, so that a round that was stopped goes on with the same.
 *
 * @param production sha256 of the production model then, if there was one
 * @param size how much work it is
 */
record RoundStart(Optional<String> production, RoundSize size) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRODUCTION = "production";

    /**
     * What a round begins with, or has begun with.
     *
     * @param lake the warehouse
     * @param runId identity of the round
     * @param plan its pipeline
     * @param planned its size if it has not begun yet
     */
    static RoundStart of(Lake lake, String runId, PipelinePlan plan, RoundSize planned) {
        List<RunRow> history = lake.runs().history(runId);
        if (history.isEmpty()) {
            return new RoundStart(
                    lake.promotions().latest(plan.config().key()).map(PromotionRow::modelSha256), planned);
        }
        try {
            JsonNode recorded = JSON.readTree(history.get(0).parameters());
            return new RoundStart(
                    Optional.ofNullable(recorded.path(PRODUCTION).textValue()), RoundSize.recorded(recorded, planned));
        } catch (JsonProcessingException e) {
            throw new StageFailure("Cannot resume run " + runId + ": its recorded parameters are not JSON.", e);
        }
    }

    /** As it is recorded. */
    Map<String, Object> parameters(int iteration) {
        Map<String, Object> parameters = new TreeMap<>(size.parameters());
        parameters.put("iteration", iteration);
        parameters.put(PRODUCTION, production.orElse(null));
        return parameters;
    }
}
