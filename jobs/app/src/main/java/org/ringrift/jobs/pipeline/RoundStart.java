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
 * @param player sha256 of the model whose search plays the round's games; empty for the search without a net
 * @param size how much work it is
 */
record RoundStart(Optional<String> production, Optional<String> player, RoundSize size) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PRODUCTION = "production";
    private static final String PLAYER = "player";

    /**
     * What a round begins with, or has begun with.
     *
     * @param lake the warehouse
     * @param plan the pipeline
     * @param number of the round, from 1
     * @param planned its size if it has not begun yet
     */
    static RoundStart of(Lake lake, PipelinePlan plan, int number, RoundSize planned) {
        String runId = plan.runId(number);
        List<RunRow> history = lake.runs().history(runId);
        if (history.isEmpty()) {
            Optional<String> production =
                    lake.promotions().latest(plan.config().key()).map(PromotionRow::modelSha256);
            return new RoundStart(production, player(lake, plan, number, production), planned);
        }
        try {
            JsonNode recorded = JSON.readTree(history.get(0).parameters());
            Optional<String> production =
                    Optional.ofNullable(recorded.path(PRODUCTION).textValue());
            return new RoundStart(
                    production,
                    recorded.has(PLAYER)
                            ? Optional.ofNullable(recorded.path(PLAYER).textValue())
                            : production,
                    RoundSize.recorded(recorded, planned));
        } catch (JsonProcessingException e) {
            throw new StageFailure("Cannot resume run " + runId + ": its recorded parameters are not JSON.", e);
        }
    }

    /**
     * Who plays: the newest net, as long as there is one that passed the gate's floors. Many a candidate is a little stronger than
     * the production model, by less than the gate's test can show in its games; the next net learns from what it finds.
     */
    private static Optional<String> player(Lake lake, PipelinePlan plan, int number, Optional<String> production) {
        return production.isPresent() && plan.uses(Lever.NEWEST_PLAYER)
                ? StartingWeights.newest(lake, plan.config(), plan.evaluationBefore(lake, number), production)
                        .model()
                : production;
    }

    /** As it is recorded. */
    Map<String, Object> parameters(int iteration) {
        Map<String, Object> parameters = new TreeMap<>(size.parameters());
        parameters.put("iteration", iteration);
        parameters.put(PRODUCTION, production.orElse(null));
        parameters.put(PLAYER, player.orElse(null));
        return parameters;
    }
}
