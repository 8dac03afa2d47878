package org.ringrift.jobs.driver.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ringrift.UserError;
import org.ringrift.seeded.Draw;
import org.ringrift.seeded.Seeded;

class ServiceGraphTest {
    private static final Map<String, Set<String>> DIAMOND = new LinkedHashMap<>();

    static {
        DIAMOND.put("top", Set.of("left", "right"));
        DIAMOND.put("left", Set.of("base"));
        DIAMOND.put("right", Set.of("base"));
        DIAMOND.put("base", Set.of());
        DIAMOND.put("alone", Set.of());
    }

    private final ServiceGraph diamond = new ServiceGraph(DIAMOND);

    @Test
    void eachStartsBehindWhatItNeeds() {
        assertThat(diamond.startOrder()).containsExactly("base", "left", "right", "top", "alone");
        assertThat(diamond.toStart("left")).containsExactly("base", "left");
    }

    @Test
    void eachStopsBehindWhatNeedsIt() {
        assertThat(diamond.toStop("base")).containsExactly("top", "right", "left", "base");
        assertThat(diamond.toStop("left")).containsExactly("top", "left");
        assertThat(diamond.toStop("alone")).containsExactly("alone");
    }

    @Test
    void anUnknownDependencyIsNamed() {
        assertThatThrownBy(() -> new ServiceGraph(Map.of("replication", Set.of("lake"))))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot start service replication: it needs lake, which does not exist."
                        + " The services are replication.");
    }

    @Test
    void aCircleIsNamed() {
        Map<String, Set<String>> circle = new LinkedHashMap<>();
        circle.put("a", Set.of("b"));
        circle.put("b", Set.of("c"));
        circle.put("c", Set.of("b"));
        assertThatThrownBy(() -> new ServiceGraph(circle))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot start service b: it needs itself, by b -> c -> b."
                        + " Take one of these dependencies out.");
        assertThatThrownBy(() -> new ServiceGraph(Map.of("a", Set.of("a"))))
                .hasMessage(
                        "Cannot start service a: it needs itself, by a -> a." + " Take one of these dependencies out.");
    }

    @Test
    void anUnknownServiceIsNamed() {
        assertThatThrownBy(() -> diamond.toStart("botom"))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot start service botom: there is none of that name."
                        + " The services are top, left, right, base, alone.");
        assertThatThrownBy(() -> diamond.toStop("botom")).hasMessageStartingWith("Cannot stop service botom");
    }

    @Seeded(cases = 100)
    void everyOrderKeepsEveryDependency(Draw draw) {
        Map<String, Set<String>> needs = RandomGraphs.draw(draw);
        ServiceGraph graph = new ServiceGraph(needs);
        List<String> order = graph.startOrder();

        assertThat(order).containsExactlyInAnyOrderElementsOf(needs.keySet());
        needs.forEach((name, others) -> {
            assertThat(others)
                    .allSatisfy(other -> assertThat(order.indexOf(other)).isLessThan(order.indexOf(name)));
            List<String> toStart = graph.toStart(name);
            assertThat(toStart).endsWith(name);
            assertThat(toStart).allSatisfy(each -> {
                assertThat(toStart).containsAll(needs.get(each));
                assertThat(graph.toStop(each)).contains(name).endsWith(each);
            });
        });
    }
}
