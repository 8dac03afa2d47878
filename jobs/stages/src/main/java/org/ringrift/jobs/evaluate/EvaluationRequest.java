package org.ringrift.jobs.evaluate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.GameConfig;
import org.ringrift.search.GumbelSettings;

/**
 * What to evaluate.
 *
 * @param game what is played
 * @param candidate {@value #LATEST} for the newest model of the configuration, or as in {@link
 *     org.ringrift.player.ModelRef}
 * @param simulations simulations of candidate and production model for one decision
 * @param preset name of the gate
 * @param games games against each opponent but the production model; empty for as many as the gate wants
 * @param productionGames games at most against the production model; empty for as many as the gate wants
 * @param seed source of all chance; empty for the one that follows from the candidate
 * @param spread over machines, tasks and commits
 */
public record EvaluationRequest(
        GameSetup game,

        @Domain(
                description =
                        "Which model: latest (the newest of the configuration), a sha256 or its first digits, or a"
                                + " folder.",
                label = "MODEL",
                byDefault = EvaluationRequest.LATEST)
        String candidate,

        @Domain(
                name = "sims",
                description = "Simulations of candidate and production model a decision.",
                label = "N",
                unit = "simulations",
                min = 1,
                max = GumbelSettings.MAX_SIMULATIONS,
                byDefault = "32")
        int simulations,

        @Domain(
                description =
                        "What is demanded: quick (60 games against each opponent, at most 400 against the production model) or "
                                + "standard (200 games, at most 2400, and the heuristic player and the search without a net "
                                + "must be beaten too).",
                label = "PRESET",
                byDefault = "quick",
                form = Form.PRESET)
        String preset,

        @Domain(
                description =
                        "Games against each opponent but the production model; rounded up so that every seat is played"
                                + " equally often.",
                label = "N",
                unit = "games",
                min = 1,
                max = Comparison.MAX_GAMES,
                otherwise = "by the preset, fewer where they leave no doubt")
        Optional<Integer> games,

        @Domain(
                description =
                        "Games against the production model after which the test ends undecided; rounded up likewise.",
                label = "N",
                unit = "games",
                min = 1,
                max = Comparison.MAX_GAMES,
                otherwise = "by the preset")
        Optional<Integer> productionGames,

        @Domain(description = "Source of all chance.", label = "S", otherwise = "follows from the candidate's sha256")
        Optional<Long> seed,

        PlaySpread spread)
        implements ConfigRequest {
    /** Names the newest model of the configuration. */
    public static final String LATEST = "latest";

    /**
     * The usual evaluation of the newest model.
     *
     * @param game what is played
     * @param policy what the gate demands
     * @return the request, its seed following from the candidate
     */
    public static EvaluationRequest standard(GameSetup game, GatePolicy policy) {
        EvaluationRequest usual =
                EvaluateStage.REQUESTS.of(Map.of("config", List.of(game.config().key())), field -> field.option());
        return new EvaluationRequest(
                game,
                usual.candidate(),
                usual.simulations(),
                policy.preset(),
                Optional.of(Math.toIntExact(policy.games())),
                Optional.of(policy.production().most()),
                usual.seed(),
                usual.spread());
    }

    /** The same for another candidate. */
    public EvaluationRequest withCandidate(String model) {
        return new EvaluationRequest(game, model, simulations, preset, games, productionGames, seed, spread);
    }

    /** The same with another number of simulations. */
    public EvaluationRequest withSimulations(int number) {
        return new EvaluationRequest(game, candidate, number, preset, games, productionGames, seed, spread);
    }

    /** The same with a seed. */
    public EvaluationRequest withSeed(long chance) {
        return new EvaluationRequest(
                game, candidate, simulations, preset, games, productionGames, Optional.of(chance), spread);
    }

    /** The same, spread in another way. */
    public EvaluationRequest spreadBy(PlaySpread other) {
        return new EvaluationRequest(game, candidate, simulations, preset, games, productionGames, seed, other);
    }

    @Override
    public GameConfig config() {
        return game.config();
    }

    /** What the gate demands. */
    public GatePolicy policy() {
        GatePolicy policy = GatePolicy.preset(preset);
        GatePolicy played = games.isPresent() ? policy.withGames(games.get()) : policy;
        return productionGames.isPresent() ? played.withProductionGames(productionGames.get()) : played;
    }

    /**
     * How the models play: without noise at the root, since the openings already differ.
     *
     * @throws UserError if the number of simulations is out of range
     */
    PlayerSpec.Gumbel player() {
        return (PlayerSpec.Gumbel) PlayerSpec.parse(PlayerSpec.GUMBEL + ":sims=" + simulations + ",noise=0");
    }

    /**
     * Refuses games that could only repeat: candidate and production model play without noise.
     *
     * @throws UserError if games do not begin with random decisions
     */
    void requireOpenings() {
        if (game.opening() == 0) {
            throw new UserError("Cannot evaluate without random openings: the models play without noise, so that every"
                    + " game would be a copy of one of the first "
                    + game.config().players() + ", and copies do not count. Give --opening 1 or more; "
                    + GameSetup.USUAL_OPENING + " is usual.");
        }
    }
}
