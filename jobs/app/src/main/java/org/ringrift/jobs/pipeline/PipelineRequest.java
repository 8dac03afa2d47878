package org.ringrift.jobs.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ringrift.UserError;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.config.Form;
import org.ringrift.jobs.evidence.Comparison;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.stage.ConfigRequest;
import org.ringrift.jobs.train.TrainingCourse;
import org.ringrift.rating.GatePolicy;
import org.ringrift.rules.GameConfig;
import org.ringrift.search.GumbelSettings;

/**
 * Which loop to run.
 *
 * @param game what is played
 * @param preset amount of work and gate
 * @param iterations rounds of the loop; empty for one, or with a budget as many as it has time for
 * @param budget time to spend on rounds whose size follows from it; empty for rounds of the preset's size
 * @param games self-play games of a round; empty for those of the preset
 * @param simulations simulations for a decision; empty for those of the preset
 * @param evaluationGames games against each opponent; empty for those of the preset's gate
 * @param size of the net; empty for that of the preset
 * @param epochs of training; empty for those of the preset
 * @param without levers of learning that are left out
 * @param seed source of all chance; empty for one that is drawn
 * @param spread of games over machines, tasks and commits
 */
public record PipelineRequest(
        GameSetup game,

        @Domain(
                description = "Amount of work and gate: quick (minutes on two cores) or standard.",
                label = "PRESET",
                byDefault = "quick",
                form = Form.PRESET)
        String preset,

        @Domain(
                description = "Rounds of the loop.",
                label = "N",
                unit = "rounds",
                min = 1,
                max = PipelineRequest.MAX_ITERATIONS,
                otherwise = "1, or as many as the budget has time for")
        Optional<Integer> iterations,

        @Domain(
                description = "Time to spend, such as 60m: how many games, rounds and steps are planned from it.",
                label = "TIME",
                form = Form.TIME,
                otherwise = "none: the rounds are those of the preset")
        Optional<String> budget,

        @Domain(
                description = "Self-play games of a round.",
                label = "N",
                unit = "games",
                min = 1,
                max = SelfplayRequest.MAX_GAMES,
                otherwise = "by the preset")
        Optional<Integer> games,

        @Domain(
                name = "sims",
                description = "Simulations for a decision in self-play and evaluation.",
                label = "N",
                unit = "simulations",
                min = 1,
                max = GumbelSettings.MAX_SIMULATIONS,
                otherwise = "by the preset, or by board and budget")
        Optional<Integer> simulations,

        @Domain(
                description = "Games against each opponent.",
                label = "N",
                unit = "games",
                min = 1,
                max = Comparison.MAX_GAMES,
                otherwise = "as many as the preset's gate wants")
        Optional<Integer> evaluationGames,

        @Domain(description = "Size of the net.", label = "SIZE", form = Form.NET, otherwise = "by preset and board")
        Optional<String> size,

        @Domain(
                description = "Epochs of training.",
                label = "N",
                unit = "epochs",
                min = 1,
                max = TrainingCourse.MAX_EPOCHS,
                otherwise = "by the preset")
        Optional<Integer> epochs,

        @Domain(
                description = "Do without this lever of learning, to see what it is worth.",
                label = "LEVER",
                otherwise = "none")
        List<Lever> without,

        @Domain(description = "Source of all chance.", label = "S", otherwise = "drawn and printed")
        Optional<Long> seed,

        PlaySpread spread)
        implements ConfigRequest {
    /** How requests are written and read. */
    public static final RequestCodec<PipelineRequest> REQUESTS = RequestCodec.of(PipelineRequest.class);

    /** Most rounds of the loop. */
    static final int MAX_ITERATIONS = 10_000;

    /** Copies the list. */
    public PipelineRequest {
        without = List.copyOf(without);
    }

    @Override
    public GameConfig config() {
        return game.config();
    }

    /** The same with a seed. */
    public PipelineRequest withSeed(long chance) {
        return with(without, Optional.of(chance));
    }

    /** The same with all levers. */
    public PipelineRequest withAllLevers() {
        return with(List.of(), seed);
    }

    private PipelineRequest with(List<Lever> leftOut, Optional<Long> chance) {
        return new PipelineRequest(
                game,
                preset,
                iterations,
                budget,
                games,
                simulations,
                evaluationGames,
                size,
                epochs,
                leftOut,
                chance,
                spread);
    }

    /** Simulations for a decision, be they stated or not. */
    public int simulationsADecision() {
        PipelinePreset chosen = PipelinePreset.parse(preset);
        return simulations.orElseGet(() -> budget.map(Form::time)
                .map(given -> RoundPlanner.simulations(given, game.config().board()))
                .orElse(chosen.simulations()));
    }

    /**
     * What it means. It must have a seed.
     *
     * @throws UserError if it names both a budget and what follows from one
     */
    PipelinePlan plan() {
        PipelinePreset chosen = PipelinePreset.parse(preset);
        if (budget.isPresent() && (games.isPresent() || epochs.isPresent())) {
            throw new UserError("Cannot plan a budget of " + budget.get() + " with a stated number of games or epochs:"
                    + " these follow from the time. Leave --games and --epochs out, or --budget.");
        }
        GatePolicy policy = GatePolicy.preset(chosen.key());
        Optional<Duration> time = budget.map(Form::time);
        return new PipelinePlan(
                game,
                iterations.orElse(time.isPresent() ? MAX_ITERATIONS : 1),
                time,
                games.orElseGet(() -> chosen.games(game.config().board())),
                simulations.orElseGet(() -> time.map(given ->
                                RoundPlanner.simulations(given, game.config().board()))
                        .orElse(chosen.simulations())),
                size.orElseGet(() -> chosen.size(game.config().board())),
                epochs.orElse(chosen.epochs()),
                evaluationGames.isPresent() ? policy.withGames(evaluationGames.get()) : policy,
                without,
                seed.orElseThrow(),
                spread);
    }
}
