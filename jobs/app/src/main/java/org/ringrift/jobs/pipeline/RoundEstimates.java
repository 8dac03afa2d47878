package org.ringrift.jobs.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.estimate.Seating.Sitter;
import org.ringrift.jobs.evidence.GateDemands;
import org.ringrift.jobs.play.PlayForecast;
import org.ringrift.jobs.play.PlayForecaster;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.net.NetArchitecture;
import org.ringrift.player.PlayerSpec;

/** How long the stages of a round would take on the machine at hand, by a bench table. Reads the lake and changes nothing. */
final class RoundEstimates {
    /** Games of the round that rates are taken from; any number in the range of real rounds will do. */
    private static final int PROBE = 1000;

    /** What the stages of a round take besides their work, seconds. */
    private static final double BETWEEN = 20;

    private final PipelinePlan plan;
    private final PlayForecaster play;
    private final Estimator estimator;

    /**
     * @param context where it would run
     * @param plan the pipeline
     * @param bench how fast a core is
     */
    RoundEstimates(StageContext context, PipelinePlan plan, BenchTable bench) {
        this.plan = plan;
        this.play = new PlayForecaster(
                context.lake(), plan.spread().options(context, StageName.SELFPLAY, StageName.EVALUATE), bench);
        this.estimator =
                new Estimator(bench, context.lake().spark().sparkContext().defaultParallelism());
    }

    /** Samples that a game gives: its decisions behind the random ones, but those of fast searches. */
    double samplesPerGame() {
        double decisions = play.game(plan.config()).decisions() - plan.game().openingDecisions();
        return Math.max(1, decisions * plan.player(Optional.empty()).taughtShare());
    }

    /** Making files of a number of samples. */
    Estimate dataset(long samples) {
        return estimator.dataset(plan.config(), samples);
    }

    /** Training on a number of samples. */
    Estimate train(long samples, int epochs) {
        return estimator.train(plan.config(), net(), samples, epochs);
    }

    private NetArchitecture net() {
        return NetArchitecture.parse(plan.size());
    }

    /** Evaluating a candidate. */
    PlayForecast evaluation(Optional<String> production) {
        PlayerSpec search = PlayerSpec.parse(PlayerSpec.GUMBEL + ":sims=" + plan.simulations());
        Sitter candidate = new Sitter(search, Optional.of(net()));
        List<Sitter> opponents = new ArrayList<>(List.of(
                new Sitter(new PlayerSpec.Random(), Optional.empty()),
                new Sitter(new PlayerSpec.Heuristic(), Optional.empty()),
                new Sitter(search, Optional.empty())));
        int seats = plan.config().players();
        int each = Math.toIntExact((plan.policy().fewest() + seats - 1) / seats * seats);
        List<Seating> seatings = new ArrayList<>();
        opponents.forEach(opponent -> seatings.add(against(opponent, candidate, each)));
        production.ifPresent(sha256 -> seatings.add(
                against(candidate, candidate, new GateDemands(plan.policy(), seats).expectedProductionGames())));
        return play.forecast(plan.config(), seatings);
    }

    private Seating against(Sitter opponent, Sitter candidate, int games) {
        List<Sitter> sitters = new ArrayList<>(Collections.nCopies(plan.config().players() - 1, opponent));
        sitters.add(candidate);
        return new Seating(games, sitters);
    }

    /**
     * What a round is expected to take before one was measured.
     *
     * @param production sha256 of the present production model, if there is one
     * @throws UserError if the bench table does not say enough
     */
    RoundCost round(Optional<String> production) {
        long samples = Math.round(PROBE * samplesPerGame());
        return new RoundCost(
                PROBE,
                known(playing(production)),
                samples,
                known(dataset(samples)),
                samples,
                known(train(samples, 1)),
                known(evaluation(production).estimate()),
                BETWEEN);
    }

    /** By how much a game takes longer than one of a production model of another time. */
    double slowdown(Optional<String> then, Optional<String> now) {
        return then.isPresent() == now.isPresent() ? 1 : known(playing(now)) / known(playing(then));
    }

    /**
     * Seconds that an evaluation takes longer than one with a production model of another time. No ratio: the first evaluation of a
     * process is a start above all.
     */
    double evaluationGrowth(Optional<String> then, Optional<String> now) {
        return then.isPresent() == now.isPresent()
                ? 0
                : known(evaluation(now).estimate()) - known(evaluation(then).estimate());
    }

    private Estimate playing(Optional<String> production) {
        PlayerSpec player = plan.player(production).withoutModel();
        return play.forecast(plan.config(), List.of(Seating.all(PROBE, player, production.map(sha256 -> net()))))
                .estimate();
    }

    private double known(Estimate estimate) {
        if (!estimate.known()) {
            throw new UserError(
                    "Cannot plan a budget of time for " + plan.config().key() + ": "
                            + String.join(", ", estimate.basis()) + ". Give --iterations instead.");
        }
        return estimate.seconds();
    }
}
