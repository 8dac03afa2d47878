package org.ringrift.jobs.driver.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ringrift.Seeds;
import org.ringrift.UserError;

/**
 * Proposes what to run next. Steps behind self-play come first, since they are few and everything before them was spent for
 * them; self-play fills the slots that are left, as far as back-pressure lets it. A pure function: the same states, time,
 * limits and seed give the same plan. Thread-safe if its policy is.
 */
public final class Planner {
    /** Cores-only slots that self-play leaves to datasets where there are GPUs. */
    private static final int CPU_RESERVE = 1;

    /**
     * Simulations of a decision that the pipeline's hour on two cores learns from ({@code docs/guide/learning.md}): there more games
     * are worth more than more of these.
     */
    private static final int MOST_ON_CORES = 64;

    private final SelfplayPolicy selfplay;
    private final OwedSteps steps;

    /** The planner of a driver: the one scheme, with as many simulations on cores as are known to pay there. */
    public static Planner ofDriver() {
        return new Planner(new PrioritySelfplay(MOST_ON_CORES));
    }

    /**
     * The planner of one round of a loop that stands by itself: games, and the steps behind them as soon as they can be made.
     *
     * @param games of the round, 1 or more
     * @param simulations of a decision of the players that search
     */
    public static Planner ofRound(int games, int simulations) {
        return new Planner(new RoundSelfplay(games, simulations), new OwedSteps(Readiness.ofRound(games)));
    }

    /** A planner with the one scheme. */
    public Planner() {
        this(new PrioritySelfplay());
    }

    /** @param selfplay who plays on the slots that are left */
    public Planner(SelfplayPolicy selfplay) {
        this(selfplay, OwedSteps.STANDARD);
    }

    private Planner(SelfplayPolicy selfplay, OwedSteps steps) {
        this.selfplay = selfplay;
        this.steps = steps;
    }

    /**
     * The plan.
     *
     * @param states one for each configuration; their order does not matter
     * @param now the time
     * @param limits what it must keep to
     * @param seed source of chance; another one for each round
     * @return actions in the order in which they should start, none beyond the limits
     * @throws UserError if a configuration is there twice
     */
    public List<Action> plan(List<ConfigState> states, Instant now, Limits limits, long seed) {
        List<ConfigState> sorted = states.stream()
                .sorted(Comparator.comparing(
                                (ConfigState state) -> state.config().board())
                        .thenComparing(state -> state.config().players()))
                .toList();
        checkDistinct(sorted);
        PlanInProgress plan = new PlanInProgress(limits);
        addSteps(plan, sorted, now);
        addSelfplay(plan, sorted, now, seed);
        return plan.actions();
    }

    private static void checkDistinct(List<ConfigState> sorted) {
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).config().equals(sorted.get(i - 1).config())) {
                throw new UserError("Cannot plan " + sorted.get(i).config().key()
                        + ": it is there twice. Give one state for each configuration.");
            }
        }
    }

    private record Due(ConfigState state, OwedSteps.Step step, double score) {}

    private void addSteps(PlanInProgress plan, List<ConfigState> states, Instant now) {
        Slots total = plan.limits().total();
        Map<LoopStage, Integer> room = new EnumMap<>(Map.of(
                LoopStage.TRAIN, mostTrainings(total) - inFlight(states, LoopStage.TRAIN),
                LoopStage.MATCH, Comparisons.most(total) - inFlight(states, LoopStage.MATCH)));
        for (Due each : due(states, now)) {
            LoopStage stage = each.step().stage();
            if (room.getOrDefault(stage, 1) <= 0) {
                continue;
            }
            SlotKind slot = slot(stage, total);
            boolean added = plan.add(new Action.Step(
                    each.state().config(),
                    stage,
                    slot,
                    each.score(),
                    each.step().reason()));
            if (added) {
                room.computeIfPresent(stage, (limited, left) -> left - 1);
            }
        }
    }

    /** Steps that may start, in the order in which they are served. */
    private List<Due> due(List<ConfigState> states, Instant now) {
        List<Due> due = new ArrayList<>();
        for (ConfigState state : states) {
            steps.of(state, now).ifPresent(step -> due.add(new Due(state, step, 0)));
        }
        if (due.isEmpty()) {
            return due;
        }
        double median = Curriculum.medianElo(states);
        due.replaceAll(each -> new Due(each.state(), each.step(), Priority.of(each.state(), median, now)));
        due.sort(Comparator.comparing(
                        (Due each) -> OwedSteps.ORDER.indexOf(each.step().stage()))
                .thenComparing(Comparator.comparingDouble(Due::score).reversed()));
        return due;
    }

    private void addSelfplay(PlanInProgress plan, List<ConfigState> states, Instant now, long seed) {
        Limits limits = plan.limits();
        Slots total = limits.total();
        int trainings = inFlight(states, LoopStage.TRAIN) + plan.count(LoopStage.TRAIN);
        int most = (int) Math.ceil((total.gpu() + total.cpu()) * BackPressure.multiplier(limits, trainings));
        int room = Math.min(plan.room(), most - inFlight(states, LoopStage.SELFPLAY));
        SlotKind first = total.forNets();
        List<ConfigState> after =
                allot(plan, states, first, Math.min(room, plan.free().of(first)), now, seed);
        if (first == SlotKind.GPU) {
            int left =
                    Math.min(room - plan.count(LoopStage.SELFPLAY), plan.free().cpu() - CPU_RESERVE);
            List<ConfigState> modelless =
                    after.stream().filter(state -> !state.models().production()).toList();
            allot(plan, modelless, SlotKind.CPU, left, now, seed);
        }
    }

    private List<ConfigState> allot(
            PlanInProgress plan, List<ConfigState> states, SlotKind slot, int slots, Instant now, long seed) {
        if (slots <= 0 || states.isEmpty()) {
            return states;
        }
        Slots total = plan.limits().total();
        SelfplayPolicy.Round round = new SelfplayPolicy.Round(states, slot, slots, total.gpu() + total.cpu(), now);
        SplittableRandom random = new SplittableRandom(Seeds.mix(seed, slot.ordinal()));
        for (Action.Selfplay action : selfplay.allot(round, random)) {
            plan.add(action);
            round = round.after(action);
        }
        return round.states();
    }

    /** Half of the slots at most, so that trainings alone never stop self-play. */
    private static int mostTrainings(Slots total) {
        return Math.min(TrainingReadiness.MOST_TRAININGS, Math.max(1, total.of(total.forNets()) / 2));
    }

    private static SlotKind slot(LoopStage stage, Slots total) {
        return switch (stage) {
            case PROMOTE -> SlotKind.DRIVER;
            case DATASET -> total.cpu() > 0 ? SlotKind.CPU : SlotKind.GPU;
            default -> total.forNets();
        };
    }

    private static int inFlight(List<ConfigState> states, LoopStage stage) {
        return states.stream().mapToInt(state -> state.stage(stage).inFlight()).sum();
    }
}
