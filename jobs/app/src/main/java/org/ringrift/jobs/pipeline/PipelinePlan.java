package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ringrift.Seeds;
import org.ringrift.Sha256;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.heuristic.HeuristicMix;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetOptions.Images;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.GameConfig;
import org.ringrift.search.GumbelSettings;

/**
 * What a pipeline does in each of its iterations: a {@link PipelineRequest} with all that it leaves to its preset. Equal plans
 * are the same pipeline: a repeated one goes on where the first one was stopped.
 *
 * @param game what is played
 * @param iterations rounds of the loop at most, 1 or more
 * @param budget time to spend; empty for rounds that are all of the same size
 * @param games self-play games of an iteration without a budget
 * @param simulations simulations for a decision, in self-play with a net and in evaluation
 * @param size name of the net's size
 * @param epochs epochs of training without a budget
 * @param policy what the gate demands, with the number of games against each opponent
 * @param without levers of learning that are left out
 * @param seed source of all chance
 * @param spread of games over machines, tasks and commits
 */
record PipelinePlan(
        GameSetup game,
        int iterations,
        Optional<Duration> budget,
        int games,
        int simulations,
        String size,
        int epochs,
        GatePolicy policy,
        List<Lever> without,
        long seed,
        PlaySpread spread) {
    private static final int ID_DIGITS = 12;

    /**
     * Weight of the search's value of a position in its value target. The end of a game says little of a position in its
     * middle: docs/guide/learning.md has what it is worth.
     */
    static final double SEARCH_VALUE = 0.5;

    /** Part of a training's steps over which its weights are averaged: docs/guide/learning.md has what it is worth. */
    static final double AVERAGING = 1.0 / 16;

    /** Part of a training's weight that its policy samples share by surprise: docs/guide/learning.md has what it is worth. */
    static final double SURPRISE = 0.5;

    /** Games of as many iterations are learned from, without a budget. */
    private static final int WINDOW_ITERATIONS = 3;

    /** Copies the list. */
    PipelinePlan {
        without = without.stream().distinct().sorted().toList();
    }

    /** Whether a lever of learning is used. */
    boolean uses(Lever lever) {
        return !without.contains(lever);
    }

    /** Which inputs nets have. */
    EncoderProfile encoder() {
        return uses(Lever.SEATS) ? EncoderProfile.STANDARD : EncoderProfile.V1;
    }

    /** What is made of the games. */
    DatasetOptions samples() {
        return DatasetOptions.STANDARD
                .withProfile(encoder())
                .withSearchValue(uses(Lever.SEARCH_VALUE) ? SEARCH_VALUE : 0)
                .withImages(uses(Lever.SYMMETRIES) ? Images.DRAWN : Images.ITSELF);
    }

    /** Part of a training's steps over which its weights are averaged; 0 for the last weights. */
    double averaging() {
        return uses(Lever.AVERAGED_WEIGHTS) ? AVERAGING : 0;
    }

    /** Part of a training's weight that is given by surprise; 0 where samples count alike. */
    double surprise() {
        return uses(Lever.POLICY_SURPRISE) ? SURPRISE : 0;
    }

    GameConfig config() {
        return game.config();
    }

    /** What its stages are asked for. */
    LoopRequests requests() {
        return new LoopRequests(game, spread, simulations, samples(), size, averaging(), surprise(), policy);
    }

    /**
     * Who plays the games of an iteration: a search, by a model where there is one. Without a net the heuristic
     * evaluator judges positions: its games have a search's answer for every decision, which the moves of the heuristic
     * player alone, one ply deep, do not have.
     *
     * @param model sha256 of the model, if there is one
     */
    PlayerSpec player(Optional<String> model) {
        String search = PlayerSpec.GUMBEL + ":sims=" + simulations;
        String teacher = uses(Lever.SEARCH_TEACHER) ? search : PlayerSpec.HEURISTIC;
        return PlayerSpec.parse(model.map(sha256 -> search + ",model=" + sha256).orElse(teacher));
    }

    /** Identity of the run of an iteration, from 1: it follows from the plan, so that a repeated one finds it. */
    String runId(int iteration) {
        return runPrefix() + iteration;
    }

    /** Identity of the run of a stage of an iteration, from 1. */
    String runId(int iteration, LoopStage stage) {
        return runId(iteration) + "-" + stage.key();
    }

    /** What the identities of all its runs begin with. */
    String runPrefix() {
        return "pipeline-" + Sha256.ofText(StageRun.toJson(identity())).substring(0, ID_DIGITS) + "-";
    }

    /** The size of every round without a budget. */
    RoundSize usualSize() {
        return new RoundSize(games, WINDOW_ITERATIONS * games, epochs);
    }

    /** The seed of an iteration, from 1. */
    long seed(int iteration) {
        return iteration == 1 ? seed : Seeds.mix(seed, iteration);
    }

    /** All that games and nets depend on. More iterations of the same pipeline continue it. */
    private Map<String, Object> identity() {
        Map<String, Object> identity = new TreeMap<>();
        identity.put("config", game.config().key());
        identity.put("edition", game.edition().key());
        identity.put("swap", game.swap());
        if (budget.isPresent()) {
            identity.put("budget_seconds", budget.get().toSeconds());
        } else {
            identity.put("games", games);
            identity.put("epochs", epochs);
        }
        identity.put("simulations", simulations);
        identity.put("size", size);
        identity.put("policy", policy.preset());
        identity.put("evaluation_games", policy.games());
        identity.put("seed", seed);
        identity.put("teacher", PlayerSpec.GUMBEL); // pipelines without it began with games of the heuristic player
        identity.put("search_value", SEARCH_VALUE); // pipelines without it learned the ends of games alone
        identity.put("images", Images.DRAWN.key()); // pipelines without it learned samples as they were played
        identity.put("averaging", AVERAGING); // pipelines without it served the last weights of a falling rate
        identity.put("player", "newest"); // pipelines without it played by the production model
        identity.put("surprise", SURPRISE); // in pipelines without it all samples counted alike
        identity.put(
                "tries", GumbelSettings.DEFAULT_TRIES); // in pipelines without it no search looked for wins in a turn
        double heuristic = HeuristicMix.usualShare(config().board());
        if (heuristic > 0) {
            identity.put("heuristic", heuristic); // in pipelines without it nets alone judged positions
        }
        if (!without.isEmpty()) {
            identity.put("without", without);
        }
        if (game.opening() != GameSetup.USUAL_OPENING) { // pipelines were named before openings could be chosen
            identity.put("opening", game.opening());
        }
        return identity;
    }
}
