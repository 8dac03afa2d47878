package org.ringrift.jobs.driver.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.SelfplayPolicy;
import org.ringrift.jobs.driver.plan.SimulationBudget;

/**
 * A scheme of the predecessor: slot by slot a configuration, drawn in its own way, and a number of games. Players,
 * simulations and breakers are the same for all schemes, so that what is compared is who plays how much.
 */
abstract class DrawingScheme implements SelfplayPolicy {
    /**
     * Draws a configuration.
     *
     * @param open configurations to draw from, one or more
     */
    abstract ConfigState draw(List<ConfigState> open, Instant now, SplittableRandom random);

    /** Games of a run. */
    abstract int games(ConfigState state, List<ConfigState> open, Instant now);

    @Override
    public final List<Action.Selfplay> allot(Round round, SplittableRandom random) {
        Round left = round;
        List<Action.Selfplay> actions = new ArrayList<>();
        while (actions.size() < round.free()) {
            List<ConfigState> open = left.admitted();
            if (open.isEmpty()) {
                break;
            }
            ConfigState state = draw(open, round.now(), random);
            int simulations = SimulationBudget.of(
                    state.config(), state.strength().elo(), state.data().games());
            Action.Selfplay action = new Action.Selfplay(
                    state.config(),
                    round.slot(),
                    games(state, open, round.now()),
                    simulations,
                    round.mix(state),
                    1,
                    "drawn");
            actions.add(action);
            left = left.after(action);
        }
        return actions;
    }
}
