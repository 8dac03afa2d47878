package org.ringrift.jobs.driver.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.DataState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.ModelState;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.rules.GameConfig;

class ClaimsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatWasJustPlannedStartsAsFarAsSlotsAreFree() {
        SplittableRandom chance = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            List<ConfigState> states = states(chance);
            Slots slots = new Slots(chance.nextInt(3), 1 + chance.nextInt(4));
            List<WorkItem> items = items(new Planner().plan(states, NOW, Limits.idle(slots), round));
            Slots free = new Slots(chance.nextInt(slots.gpu() + 1), chance.nextInt(slots.cpu() + 1));
            Claims claims = Claims.of(items, states, free, NOW);
            assertThat(claims.outdated()).as("nothing has changed").isEmpty();
            assertThat(claims.expired()).isEmpty();
            for (SlotKind kind : List.of(SlotKind.GPU, SlotKind.CPU)) {
                long wanted = count(items, kind);
                assertThat(count(claims.start(), kind)).isEqualTo(Math.min(wanted, free.of(kind)));
            }
            assertThat(count(claims.start(), SlotKind.DRIVER)).isEqualTo(count(items, SlotKind.DRIVER));
        }
    }

    @Test
    void aStepThatIsNotOwedAnyMoreIsTakenOutAndGamesStay() {
        GameConfig hex = GameConfig.parse("hex8_2p");
        ConfigState candidate = with(hex, new ModelState(true, 1, 0));
        List<WorkItem> items = items(new Planner().plan(List.of(candidate), NOW, Limits.idle(new Slots(0, 2)), 3));
        assertThat(items)
                .extracting(item -> item.action().stage())
                .containsExactly(LoopStage.EVALUATE, LoopStage.SELFPLAY);
        Claims claims = Claims.of(items, List.of(with(hex, new ModelState(true, 0, 0))), new Slots(0, 2), NOW);
        assertThat(claims.outdated()).containsExactly(items.get(0));
        assertThat(claims.start()).containsExactly(items.get(1));
        assertThat(Claims.of(items, List.of(), new Slots(0, 2), NOW).start())
                .as("other configurations are left in the queue")
                .isEmpty();
        Claims late = Claims.of(items, List.of(candidate), new Slots(0, 2), NOW.plus(WorkQueue.EXPIRY));
        assertThat(late.expired()).containsExactlyElementsOf(items);
        assertThat(late.start()).isEmpty();
    }

    @Test
    void oneStepOfAConfigurationStartsAtATime() {
        ConfigState candidate = with(GameConfig.parse("hex8_2p"), new ModelState(true, 1, 0));
        List<Action> planned = new Planner().plan(List.of(candidate), NOW, Limits.idle(new Slots(0, 1)), 3);
        List<WorkItem> twice = items(List.of(planned.get(0), planned.get(0)));
        Claims claims = Claims.of(twice, List.of(candidate), new Slots(0, 2), NOW);
        assertThat(claims.start()).containsExactly(twice.get(0));
        assertThat(claims.outdated()).containsExactly(twice.get(1));
    }

    private static List<ConfigState> states(SplittableRandom chance) {
        List<ConfigState> states = new ArrayList<>();
        for (GameConfig config : GameConfig.all()) {
            if (chance.nextBoolean()) {
                int candidates = chance.nextInt(2);
                states.add(with(
                        config,
                        new ModelState(chance.nextBoolean(), candidates, candidates == 1 ? 0 : chance.nextInt(2))));
            }
        }
        return states;
    }

    private static ConfigState with(GameConfig config, ModelState models) {
        ConfigState fresh = ConfigState.fresh(config);
        DataState data = new DataState(5000, 3000, 500, 3000, 100_000, 1, NOW.minus(Duration.ofMinutes(10)));
        return new ConfigState(config, data, models, fresh.strength(), 6, 0, fresh.stages());
    }

    private static List<WorkItem> items(List<Action> actions) {
        List<WorkItem> items = new ArrayList<>();
        for (int i = 0; i < actions.size(); i++) {
            items.add(WorkItem.of(ActionRows.queued(actions.get(i), i + 1, 1, NOW.plus(WorkQueue.EXPIRY), NOW)));
        }
        return items.stream().sorted(WorkItem.ORDER).toList();
    }

    private static long count(List<WorkItem> items, SlotKind kind) {
        return items.stream().filter(item -> item.action().slot() == kind).count();
    }
}
