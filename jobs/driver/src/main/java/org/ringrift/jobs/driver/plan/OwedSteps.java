package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.driver.plan.TrainingReadiness.Gate;

/**
 * The step behind self-play that a configuration is owed, at most one at a time: decide on a candidate, evaluate it, train
 * one, or make the dataset for it; else what the watch over its production model wants to see. One candidate is on its way at a
 * time, so that no queue of a configuration grows beyond one.
 */
public final class OwedSteps {
    /** Those of loops that go on for ever. */
    public static final OwedSteps STANDARD = new OwedSteps(Readiness.STANDARD);

    /** Order in which steps are served: what is nearest to a decision first, since all before it was spent for that. */
    static final List<LoopStage> ORDER =
            List.of(LoopStage.PROMOTE, LoopStage.EVALUATE, LoopStage.TRAIN, LoopStage.DATASET, LoopStage.MATCH);

    /** A stage and why it is due. */
    record Step(LoopStage stage, String reason) {}

    private final Readiness readiness;

    OwedSteps(Readiness readiness) {
        this.readiness = readiness;
    }

    /** The step that is due and may start now. */
    Optional<Step> of(ConfigState state, Instant now) {
        return next(state, now)
                .filter(step ->
                        !state.stage(step.stage()).busy() && CircuitBreaker.admits(state.stage(step.stage()), now));
    }

    /**
     * Whether a step may start now.
     *
     * @param state the configuration
     * @param stage the stage, not self-play
     * @param now the time
     */
    public boolean isOwed(ConfigState state, LoopStage stage, Instant now) {
        return of(state, now).filter(step -> step.stage() == stage).isPresent();
    }

    /** The step that is due, whether its breaker lets it through or not. */
    Optional<Step> next(ConfigState state, Instant now) {
        if (state.models().undecided() > 0) {
            return step(LoopStage.PROMOTE, "an evaluated candidate has no decision");
        }
        if (state.models().unevaluated() > 0) {
            return step(LoopStage.EVALUATE, "a new model has no evaluation");
        }
        Gate gate = readiness.gate().apply(state, now);
        if (gate == Gate.READY && !state.stage(LoopStage.DATASET).busy()) {
            return step(
                    LoopStage.TRAIN,
                    state.data().datasetGames() + " new games in the dataset, "
                            + readiness.newGamesNeeded().applyAsLong(state) + " needed");
        }
        if (gate == Gate.READY || isDatasetDue(state, gate)) { // if ready, a newer one is being made
            return step(
                    LoopStage.DATASET,
                    state.data().newGames() + " new games, " + state.data().datasetGames() + " of them in the dataset");
        }
        if (Comparisons.isDue(state)) {
            return step(
                    LoopStage.MATCH,
                    state.models().comparisons()
                            + " games are missing between the production model and the one before");
        }
        return Optional.empty();
    }

    /**
     * There are games for a training, or for a better one where the newest dataset was not enough. A dataset that only waits for
     * its training is not made again with each game that comes meanwhile, but once where so many have come that it need not wait.
     */
    private boolean isDatasetDue(ConfigState state, Gate gate) {
        DataState data = state.data();
        long needed = readiness.newGamesNeeded().applyAsLong(state);
        return switch (gate) {
            case RUNNING, CANDIDATE, READY -> false;
            case SAMPLES, TARGETS, STALE -> data.newGames() >= data.datasetGames() + needed;
            case GAMES, BREAKER -> isMissing(needed, data);
            case COOLDOWN -> isMissing(needed, data) || isMissing(TrainingReadiness.plenty(needed), data);
        };
    }

    private static boolean isMissing(long games, DataState data) {
        return data.datasetGames() < games && data.newGames() >= games;
    }

    private static Optional<Step> step(LoopStage stage, String reason) {
        return Optional.of(new Step(stage, reason));
    }
}
