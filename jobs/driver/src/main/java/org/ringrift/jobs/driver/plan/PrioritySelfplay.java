package org.ringrift.jobs.driver.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The one scheme: first the floors of those that starve, on at most half of the free slots and at least one; then draws in
 * proportion to {@link Priority}. No configuration has more than half of all slots.
 */
public final class PrioritySelfplay implements SelfplayPolicy {
    /**
     * Half of the slots for the most underserved (auto-start of RingRift's peers), and no more than half for one
     * configuration: its tier's factor of 500 would take all of them.
     */
    private static final double SHARE = 0.5;

    private final int mostOnCores;

    /** Searches by strength and data alone. */
    public PrioritySelfplay() {
        this(Integer.MAX_VALUE);
    }

    /** @param mostOnCores most simulations of a decision in games on cores alone */
    public PrioritySelfplay(int mostOnCores) {
        this.mostOnCores = mostOnCores;
    }

    @Override
    public List<Action.Selfplay> allot(Round round, SplittableRandom random) {
        Round left = round;
        double median = Curriculum.medianElo(round.states());
        int forFloors = half(round.free());
        List<Action.Selfplay> actions = new ArrayList<>();
        while (actions.size() < round.free()) {
            List<ConfigState> open = open(left);
            if (open.isEmpty()) {
                break;
            }
            ConfigState starving = actions.size() < forFloors ? mostStarving(open) : null;
            ConfigState chosen = starving != null
                    ? starving
                    : WeightedPick.of(open, state -> Priority.of(state, median, round.now()), random);
            Action.Selfplay action = action(chosen, round, median, starving != null);
            actions.add(action);
            left = left.after(action);
        }
        return actions;
    }

    private static List<ConfigState> open(Round round) {
        return round.admitted().stream()
                .filter(state -> state.stage(LoopStage.SELFPLAY).inFlight() < half(round.total()))
                .toList();
    }

    private static ConfigState mostStarving(List<ConfigState> open) {
        return open.stream()
                .filter(state -> Starvation.missing(state) > 0)
                .max(Comparator.comparingDouble(PrioritySelfplay::missingShare))
                .orElse(null);
    }

    private static double missingShare(ConfigState state) {
        return (double) Starvation.missing(state)
                / Starvation.floor(state.config().players());
    }

    private Action.Selfplay action(ConfigState state, Round round, double median, boolean starving) {
        int budget = SimulationBudget.of(
                state.config(), state.strength().elo(), state.data().games());
        int simulations = round.slot() == SlotKind.CPU ? Math.min(budget, mostOnCores) : budget;
        double priority = Priority.of(state, median, round.now());
        String reason = starving
                ? Starvation.missing(state) + " games are missing to the floor of "
                        + Starvation.floor(state.config().players()) + " in "
                        + Starvation.ITERATION.toHours() + " h"
                : "drawn by priority";
        return new Action.Selfplay(
                state.config(),
                round.slot(),
                SelfplaySize.games(state, simulations),
                simulations,
                round.mix(state),
                priority,
                reason);
    }

    private static int half(int slots) {
        return Math.max(1, (int) (SHARE * slots));
    }
}
