package org.ringrift.jobs.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.ModelRow;
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
        return recorded(lake, plan, number, planned).orElseGet(() -> {
            Optional<String> production =
                    lake.promotions().latest(plan.config().key()).map(PromotionRow::modelSha256);
            // As long as no net has passed the gate's floors, none plays.
            Optional<String> player = production.isPresent() && plan.uses(Lever.NEWEST_PLAYER)
                    ? newest(lake, plan, number, production).model()
                    : production;
            return new RoundStart(production, player, planned);
        });
    }

    /** What a round has begun with, if it has. */
    private static Optional<RoundStart> recorded(Lake lake, PipelinePlan plan, int number, RoundSize planned) {
        String runId = plan.runId(number);
        List<RunRow> history = lake.runs().history(runId);
        if (history.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode recorded = JSON.readTree(history.get(0).parameters());
            Optional<String> production =
                    Optional.ofNullable(recorded.path(PRODUCTION).textValue());
            return Optional.of(new RoundStart(
                    production,
                    recorded.has(PLAYER)
                            ? Optional.ofNullable(recorded.path(PLAYER).textValue())
                            : production,
                    RoundSize.recorded(recorded, planned)));
        } catch (JsonProcessingException e) {
            throw new StageFailure("Cannot resume run " + runId + ": its recorded parameters are not JSON.", e);
        }
    }

    /**
     * Where the training of the round begins.
     *
     * @param lake the warehouse
     * @param plan the pipeline
     * @param number of this round, from 1
     */
    StartingWeights weights(Lake lake, PipelinePlan plan, int number) {
        return plan.uses(Lever.NEWEST_WEIGHTS)
                ? newest(lake, plan, number, production)
                : StartingWeights.newest(lake, plan.config(), Optional.empty(), production);
    }

    /**
     * The net to go on with behind the round before. One that was not evaluated is gone on with as it is, unless the production
     * model has changed since. Many a candidate is a little stronger than the production model, by less than the gate's test can
     * show in its games; the next net learns from what it finds.
     */
    private static StartingWeights newest(Lake lake, PipelinePlan plan, int number, Optional<String> production) {
        int before = number - 1;
        if (before == 0) {
            return StartingWeights.newest(lake, plan.config(), Optional.empty(), production);
        }
        boolean evaluated = recorded(lake, plan, before, plan.usualSize())
                .filter(start -> start.production().equals(production))
                .map(start -> start.size().evaluated())
                .orElse(true);
        Optional<ModelRow> unevaluated = evaluated
                ? Optional.empty()
                : lake.models().ofRun(plan.config().key(), plan.runId(before, LoopStage.TRAIN));
        return unevaluated
                .map(net -> new StartingWeights(
                        Optional.of(net.modelSha256()), "the last candidate, which was not evaluated"))
                .orElseGet(() -> StartingWeights.newest(
                        lake,
                        plan.config(),
                        lake.evaluations().ofRun(plan.runId(before, LoopStage.EVALUATE)),
                        production));
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
