package org.ringrift.jobs.driver.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.jobs.driver.work.MissingEvaluations.Model;
import org.ringrift.rules.GameConfig;

class MissingEvaluationsTest {
    private static final GameConfig HEX = GameConfig.parse("hex8_2p");
    private static final GameConfig SQUARE = GameConfig.parse("square8_4p");

    private static List<String> planned(List<Model> models, Set<String> tried) {
        WorkBook book = new WorkBook(List.of(), List.of(), List.of(), tried, Map.of(), Map.of());
        return MissingEvaluations.of(models, book, SlotKind.CPU).stream()
                .map(action -> ((Action.Step) action).model().orElseThrow())
                .toList();
    }

    @Test
    void modelsThatWereLeftBehindAreEvaluatedOnceAndTheNewestIsThePlansOwn() {
        List<Model> models = List.of(
                new Model(HEX, "a", false),
                new Model(HEX, "b", true),
                new Model(SQUARE, "c", false),
                new Model(HEX, "d", false));
        assertThat(planned(models, Set.of())).containsExactly("a");
        assertThat(planned(models, Set.of("a"))).isEmpty();
    }

    @Test
    void threeAtATimeTheNewestFirst() {
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            models.add(new Model(HEX, "m" + i, false));
        }
        assertThat(planned(models, Set.of())).containsExactly("m4", "m3", "m2");
    }
}
