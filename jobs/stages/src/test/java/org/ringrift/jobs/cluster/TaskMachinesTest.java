package org.ringrift.jobs.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cluster.TaskMachines.Need;
import org.ringrift.jobs.stage.Placement.Choice;
import org.ringrift.jobs.stage.Placement.Machine;
import scala.jdk.javaapi.CollectionConverters;

class TaskMachinesTest {
    private static final Need CORE = new Need(1, OptionalDouble.empty());

    private static List<List<String>> preferred(Need need, int leftOut, int tasks, Machine... machines) {
        return TaskMachines.of(need, new Choice(List.of(machines), leftOut), tasks)
                .preferred();
    }

    @Test
    void theBestMachineIsFilledFirst() {
        assertThat(preferred(CORE, 0, 3, new Machine("a", 4, 2, 0), new Machine("b", 4, 4, 0)))
                .containsExactly(List.of("a"), List.of("a"), List.of("b"));
    }

    @Test
    void tasksThatMustWaitPreferAnyOfThem() {
        assertThat(preferred(CORE, 0, 3, new Machine("a", 1, 1, 0), new Machine("b", 1, 0, 0)))
                .containsExactly(List.of("a"), List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void whereAMachineIsLeftOutNoTaskWaitsForACore() {
        assertThat(preferred(CORE, 1, 64, new Machine("a", 3, 3, 0)))
                .containsExactly(List.of("a"), List.of("a"), List.of("a"));
        assertThat(preferred(CORE, 0, 64, new Machine("a", 3, 3, 0))).hasSize(64);
    }

    @Test
    void aTaskTakesItsCoresAndItsShareOfAGpu() {
        Need threeCores = new Need(3, OptionalDouble.empty());
        assertThat(preferred(threeCores, 1, 9, new Machine("a", 8, 8, 0))).hasSize(2);
        Need quarter = new Need(1, OptionalDouble.of(0.25));
        assertThat(preferred(quarter, 1, 99, new Machine("a", 16, 16, 2))).hasSize(8);
        Need card = new Need(1, OptionalDouble.of(1));
        assertThat(preferred(card, 1, 1, new Machine("a", 16, 16, 0), new Machine("b", 4, 4, 1)))
                .containsExactly(List.of("b"));
    }

    @Test
    void withoutAMachineThatFitsSparkChooses() {
        assertThat(TaskMachines.of(CORE, Choice.ANY, 2).preferred()).containsExactly(List.of(), List.of());
        Need card = new Need(1, OptionalDouble.of(1));
        assertThat(preferred(card, 1, 1, new Machine("a", 16, 16, 0))).containsExactly(List.of());
    }

    @Test
    void everyValueIsInOneTaskAndTheTaskHasItsPreference() {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext());
        List<Integer> values = IntStream.range(0, 10).boxed().toList();
        JavaRDD<Integer> placed =
                new TaskMachines(List.of(List.of("a"), List.of("b", "a"), List.of("b"))).share(context, values);
        assertThat(placed.glom().collect()).containsExactly(List.of(0, 1, 2), List.of(3, 4, 5), List.of(6, 7, 8, 9));
        assertThat(IntStream.range(0, 3)
                        .mapToObj(
                                task -> CollectionConverters.asJava(context.sc().getPreferredLocs(placed.rdd(), task))
                                        .toString()))
                .containsExactly("[a]", "[b, a]", "[b]");
    }
}
