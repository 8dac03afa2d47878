package org.ringrift.jobs.pipeline;

import java.util.Map;
import java.util.TreeMap;
import org.ringrift.Seeds;
import org.ringrift.Sha256;
import org.ringrift.UserError;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.Rules;

/**
 * What a pipeline does in each of its iterations. Equal requests are the same pipeline: a repeated one goes on where
 * the first one was stopped.
 *
 * @param rules rules of all games
 * @param iterations rounds of the loop, 1 or more
 * @param games self-play games of an iteration
 * @param simulations simulations for a decision, in self-play with a net and in evaluation
 * @param size name of the net's size
 * @param epochs epochs of training
 * @param policy what the gate demands, with the number of games against each opponent
 * @param seed source of all chance
 */
public record PipelineRequest(
        Rules rules,
        int iterations,
        int games,
        int simulations,
        String size,
        int epochs,
        GatePolicy policy,
        long seed) {
    /** Most rounds of the loop. */
    public static final int MAX_ITERATIONS = 10_000;

    private static final int ID_DIGITS = 12;

    /** @throws UserError if the number of iterations is out of range; the stages check the rest */
    public PipelineRequest {
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            throw new UserError("Cannot run " + iterations + " iterations: the range is 1 to " + MAX_ITERATIONS + ".");
        }
    }

    /** Identity of the run of an iteration, from 1: it follows from the request, so that a repeated one finds it. */
    String runId(int iteration) {
        Map<String, Object> identity = new TreeMap<>(parameters());
        // More iterations of the same pipeline continue it.
        identity.remove("iterations");
        return "pipeline-" + Sha256.ofText(StageRun.toJson(identity)).substring(0, ID_DIGITS) + "-" + iteration;
    }

    /** The seed of an iteration, from 1. */
    long seed(int iteration) {
        return iteration == 1 ? seed : Seeds.mix(seed, iteration);
    }

    /** The request as it is recorded with its run. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new TreeMap<>();
        parameters.put("config", rules.config().key());
        parameters.put("edition", rules.edition().key());
        parameters.put("swap", rules.swap());
        parameters.put("iterations", iterations);
        parameters.put("games", games);
        parameters.put("simulations", simulations);
        parameters.put("size", size);
        parameters.put("epochs", epochs);
        parameters.put("policy", policy.preset());
        parameters.put("evaluation_games", policy.games());
        parameters.put("seed", seed);
        return parameters;
    }
}
