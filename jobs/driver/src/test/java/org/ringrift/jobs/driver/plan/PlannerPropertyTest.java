package org.ringrift.jobs.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ringrift.jobs.driver.plan.States.NOW;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ringrift.rules.GameConfig;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

/** What holds of every plan, whatever the tables say. */
class PlannerPropertyTest {
    private static final int CASES = 200;

    private final Planner planner = new Planner();

    @Seeded(cases = CASES)
    void noActionIsWithoutASlot(Draw draw) {
        List<ConfigState> states = States.draw(draw);
        Limits limits = States.limits(draw);

        List<Action> plan = planner.plan(states, NOW, limits, draw.anyLong());

        for (SlotKind kind : List.of(SlotKind.GPU, SlotKind.CPU)) {
            assertThat(plan.stream().filter(action -> action.slot() == kind).count())
                    .as("%s of %s", kind, limits)
                    .isLessThanOrEqualTo(limits.free().of(kind));
        }
    }

    @Seeded(cases = CASES)
    void theQueueKeepsItsBound(Draw draw) {
        Limits limits = States.limits(draw);

        List<Action> plan = planner.plan(States.draw(draw), NOW, limits, draw.anyLong());

        assertThat(plan.size()).isLessThanOrEqualTo(Math.max(0, Limits.MOST_QUEUED - limits.queued()));
    }

    @Seeded(cases = CASES)
    void scoresArePositiveAndFiniteAndReasonsAreThere(Draw draw) {
        List<Action> plan = planner.plan(States.draw(draw), NOW, States.limits(draw), draw.anyLong());

        assertThat(plan).allSatisfy(action -> {
            assertThat(action.score()).isPositive().isFinite();
            assertThat(action.reason()).isNotBlank();
        });
    }

    @Seeded(cases = CASES)
    void theSameInputGivesTheSamePlanInAnyOrder(Draw draw) {
        List<ConfigState> states = States.draw(draw);
        Limits limits = States.limits(draw);
        long seed = draw.anyLong();
        List<ConfigState> shuffled = new ArrayList<>(states);
        Collections.shuffle(shuffled, new Random(seed));

        List<Action> plan = planner.plan(states, NOW, limits, seed);

        assertThat(planner.plan(states, NOW, limits, seed)).isEqualTo(plan);
        assertThat(planner.plan(shuffled, NOW, limits, seed)).isEqualTo(plan);
    }

    @Seeded(cases = CASES)
    void noStepIsTakenTwiceAndNoConfigurationIsTrainedTwice(Draw draw) {
        List<ConfigState> states = States.draw(draw);
        Map<GameConfig, ConfigState> known = byConfig(states);

        List<Action> plan = planner.plan(states, NOW, States.limits(draw), draw.anyLong());

        HashSet<String> taken = new HashSet<>();
        plan.stream().filter(action -> action.stage() != LoopStage.SELFPLAY).forEach(action -> {
            assertThat(known.get(action.config()).stage(action.stage()).busy())
                    .as(action.toString())
                    .isFalse();
            assertThat(taken.add(action.config().key())).as(action.toString()).isTrue();
        });
        int inFlight = states.stream()
                .mapToInt(state -> state.stage(LoopStage.TRAIN).inFlight())
                .sum();
        long trainings = plan.stream()
                .filter(action -> action.stage() == LoopStage.TRAIN)
                .count();
        assertThat(trainings).isLessThanOrEqualTo(Math.max(0, TrainingReadiness.MOST_TRAININGS - inFlight));
    }

    @Seeded(cases = CASES)
    void nothingStartsBehindAnOpenBreakerAndOneRunBehindAHalfOpenOne(Draw draw) {
        List<ConfigState> states = States.draw(draw);
        Map<GameConfig, ConfigState> known = byConfig(states);

        List<Action> plan = planner.plan(states, NOW, States.limits(draw), draw.anyLong());

        Map<String, Long> starts = plan.stream()
                .collect(Collectors.groupingBy(
                        action -> action.config().key() + " " + action.stage(), Collectors.counting()));
        assertThat(plan).allSatisfy(action -> {
            StageState runs = known.get(action.config()).stage(action.stage());
            CircuitBreaker.State breaker = CircuitBreaker.state(runs, NOW);
            assertThat(breaker).isNotEqualTo(CircuitBreaker.State.OPEN);
            if (breaker == CircuitBreaker.State.HALF_OPEN) {
                assertThat(runs.inFlight()).isZero();
                assertThat(starts.get(action.config().key() + " " + action.stage()))
                        .isEqualTo(1);
            }
        });
    }

    @Seeded(cases = CASES)
    void everyModelWithoutEvaluationIsEvaluatedWhereNothingStandsInTheWay(Draw draw) {
        List<ConfigState> states = States.draw(draw);

        List<Action> plan = planner.plan(states, NOW, Limits.idle(new Slots(40, 20)), draw.anyLong());

        List<GameConfig> owed = states.stream()
                .filter(state ->
                        state.models().unevaluated() > 0 && state.models().undecided() == 0)
                .filter(state -> !state.stage(LoopStage.EVALUATE).busy()
                        && CircuitBreaker.admits(state.stage(LoopStage.EVALUATE), NOW))
                .map(ConfigState::config)
                .toList();
        assertThat(plan.stream()
                        .filter(action -> action.stage() == LoopStage.EVALUATE)
                        .map(Action::config))
                .containsExactlyInAnyOrderElementsOf(owed);
    }

    private static Map<GameConfig, ConfigState> byConfig(List<ConfigState> states) {
        return states.stream().collect(Collectors.toMap(ConfigState::config, Function.identity()));
    }
}
