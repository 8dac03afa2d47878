package org.ringrift.jobs.pipeline;

import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.GameFilter;
import org.ringrift.jobs.evaluate.EvaluationRequest;
import org.ringrift.jobs.evaluate.MatchRequest;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.promote.PromoteRequest;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.train.TrainRequest;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.GameConfig;

/**
 * What the stages of a loop are asked for, by a pipeline and by a driver alike.
 *
 * @param game what is played
 * @param spread of games over machines, tasks and commits
 * @param simulations of a decision in evaluations
 * @param samples what is made of games
 * @param size name of the net's size
 * @param averaging share of a training's steps that its weights are averaged over, 0 for none
 * @param surprise part of a training's weight that is given by surprise, 0 for none
 * @param policy what a candidate must show
 */
record LoopRequests(
        GameSetup game,
        PlaySpread spread,
        int simulations,
        DatasetOptions samples,
        String size,
        double averaging,
        double surprise,
        GatePolicy policy) {
    /** Samples of a step of training. */
    static final int BATCH = 256;

    private GameConfig config() {
        return game.config();
    }

    /** Games. */
    SelfplayRequest selfplay(int games, List<PlayerSpec> players, long seed) {
        return SelfplayRequest.of(game, games, players, seed).spreadBy(spread);
    }

    /**
     * The dataset of the newest games.
     *
     * @param gamesVersion version of the table of games
     * @param window number of games
     * @param seed source of chance
     */
    DatasetRequest dataset(long gamesVersion, int window, long seed) {
        GameFilter newest = new GameFilter(game.edition(), List.of(), 0, window);
        return DatasetRequest.of(config(), gamesVersion, newest, samples, seed);
    }

    /** A training. */
    TrainRequest train(String dataset, StartingWeights start, int epochs, long seed) {
        return TrainRequest.of(config(), dataset)
                .withSize(size)
                .withInit(start.model().orElse(TrainRequest.NONE))
                .withLength(epochs, BATCH)
                .withAveraging(averaging)
                .withSurprise(surprise)
                .withSeed(seed);
    }

    /** The evaluation of a candidate. */
    EvaluationRequest evaluate(String candidate) {
        return EvaluationRequest.standard(game, policy)
                .withCandidate(candidate)
                .withSimulations(simulations)
                .spreadBy(spread);
    }

    /**
     * Games of one model against another.
     *
     * @param subject sha256 of the model in one seat
     * @param opponent sha256 of the model in all others
     * @param games number of games
     * @param seed source of chance
     */
    MatchRequest match(String subject, String opponent, int games, long seed) {
        return new MatchRequest(game, searching(subject), searching(opponent), games, Optional.of(seed), spread);
    }

    private PlayerSpec searching(String model) {
        return PlayerSpec.parse(PlayerSpec.GUMBEL + ":sims=" + simulations + ",model=" + model);
    }

    /** The decision on what was evaluated. */
    PromoteRequest promote(EvaluationRow evaluation) {
        return PromoteRequest.by(config(), Optional.of(evaluation.evaluationId()));
    }
}
