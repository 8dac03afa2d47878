package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import java.util.Optional;

/** Says what a configuration waits for: the other side of a plan, for people. */
public final class Waiting {
    private Waiting() {}

    /**
     * What keeps the next step behind self-play from starting.
     *
     * @param state the configuration
     * @param now the time
     * @return such as {@code train: too few new games}
     */
    public static String of(ConfigState state, Instant now) {
        Optional<OwedSteps.Step> next = OwedSteps.STANDARD
                .next(state, now)
                .filter(step -> step.stage() != LoopStage.MATCH); // nothing waits for it
        if (next.isEmpty()) {
            return LoopStage.TRAIN.key() + ": "
                    + TrainingReadiness.gate(state, now).words();
        }
        LoopStage stage = next.get().stage();
        StageState runs = state.stage(stage);
        if (runs.busy()) {
            return stage.key() + ": in flight";
        }
        return stage.key()
                + (CircuitBreaker.admits(runs, now)
                        ? ": waits for a slot"
                        : ": has failed " + runs.failures() + " times in a row, tried again at "
                                + runs.failed().plus(CircuitBreaker.pause(runs.failures())));
    }
}
