package org.ringrift.jobs.driver.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.health.NodeUse;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.stage.Placement.Choice;
import org.ringrift.jobs.stage.Placement.Machine;

class RankedPlacementTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MachineReports.Further NOTHING =
            new MachineReports.Further(Map.of(), Map.of(), "elsewhere", OptionalDouble.empty());

    private static Executor executor(String host, String nodeClass, int tasks, int failed) {
        int gpus = nodeClass.isEmpty() ? 0 : 1;
        return new Executor(host + failed, host, nodeClass, 8, gpus, tasks, failed, failed, NOON);
    }

    private static Choice choice(NodeUse use, Executor... executors) {
        Sightings seen = Sightings.NONE.seen(List.of(executors), NOON);
        List<MachineStanding> standings = MachineStanding.of(MachineReports.of(seen, NOTHING), seen.executors(), NOON);
        return RankedPlacement.choose(
                standings,
                Stream.of(executors)
                        .map(executor -> new MachineWatch.Named(executor.host(), executor))
                        .toList(),
                use);
    }

    @Test
    void gamesGoToTheStrongestCardsAndEvaluationsToMachinesWithoutAny() {
        Executor[] all = {executor("plain", "", 0, 0), executor("mid", "a100", 1, 0), executor("big", "h100", 0, 0)};
        assertThat(choice(NodeUse.SELFPLAY, all).machines())
                .containsExactly(
                        new Machine("big", 8, 8, 1), new Machine("mid", 8, 7, 1), new Machine("plain", 8, 8, 0));
        assertThat(choice(NodeUse.EVALUATION, all).machines())
                .extracting(Machine::address)
                .containsExactly("plain", "big", "mid");
    }

    @Test
    void aMachineThatFailsGetsNoneWhileOthersAreThere() {
        Choice choice = choice(NodeUse.SELFPLAY, executor("good", "", 0, 0), executor("bad", "h100", 0, 3));
        assertThat(choice.machines()).extracting(Machine::address).containsExactly("good");
        assertThat(choice.leftOut()).isEqualTo(1);
        assertThat(choice(NodeUse.SELFPLAY, executor("bad", "", 0, 3), executor("worse", "", 0, 4)))
                .isEqualTo(Choice.ANY);
    }

    @Test
    void withOneMachineThereIsNothingToChoose() {
        assertThat(choice(NodeUse.TRAINING, executor("only", "a100", 0, 0), executor("only", "a100", 2, 0)))
                .isEqualTo(Choice.ANY);
    }
}
