package org.ringrift.jobs.driver.machines;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.driver.health.NodeUse;
import org.ringrift.jobs.driver.scale.Executor;
import org.ringrift.jobs.stage.Placement;

/** Places tasks on the machines of this application by their health and rank. Thread-safe. */
public final class RankedPlacement implements Placement {
    private final MachineWatch watch;

    /** @param watch looks at the machines */
    public RankedPlacement(MachineWatch watch) {
        this.watch = watch;
    }

    @Override
    public Choice choose(StageName stage) {
        Optional<NodeUse> use = use(stage);
        if (use.isEmpty()) {
            return Choice.ANY;
        }
        List<MachineStanding> standings = watch.look();
        return choose(standings, watch.executors(), use.get());
    }

    /** What machines are wanted for by a stage; nothing for one whose tasks go where its files are. */
    private static Optional<NodeUse> use(StageName stage) {
        return switch (stage) {
            case SELFPLAY -> Optional.of(NodeUse.SELFPLAY);
            case TRAIN -> Optional.of(NodeUse.TRAINING);
            case EVALUATE, MATCH -> Optional.of(NodeUse.EVALUATION);
            case DATASET -> Optional.empty();
        };
    }

    /**
     * The choice.
     *
     * @param standings all machines, those among them whose executors are gone
     * @param executors that there are, under the addresses that Spark knows them by
     * @param use what for
     */
    static Choice choose(List<MachineStanding> standings, List<MachineWatch.Named> executors, NodeUse use) {
        Map<String, List<MachineWatch.Named>> there =
                executors.stream().collect(Collectors.groupingBy(MachineWatch.Named::machine));
        List<MachineStanding> present = standings.stream()
                .filter(standing -> there.containsKey(standing.report().node()))
                .toList();
        if (present.size() < 2) {
            return Choice.ANY; // there is nothing to choose
        }
        List<MachineStanding> ranked = present.stream()
                .filter(standing -> standing.ranks().containsKey(use))
                .sorted(Comparator.comparing(standing -> standing.ranks().get(use)))
                .toList();
        List<Machine> machines = new ArrayList<>();
        for (MachineStanding standing : ranked) {
            machines.addAll(addresses(there.get(standing.report().node())));
        }
        return machines.isEmpty() ? Choice.ANY : new Choice(machines, present.size() - ranked.size());
    }

    /** Usually one: all executors of a machine have the same. */
    private static List<Machine> addresses(List<MachineWatch.Named> executors) {
        Map<String, List<Executor>> byAddress =
                executors.stream().map(MachineWatch.Named::executor).collect(Collectors.groupingBy(Executor::host));
        return byAddress.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> machine(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Machine machine(String address, List<Executor> executors) {
        int cores = executors.stream().mapToInt(Executor::cores).sum();
        int tasks = executors.stream().mapToInt(Executor::tasks).sum();
        int gpus = executors.stream().mapToInt(Executor::gpus).sum();
        return new Machine(address, Math.max(1, cores), Math.max(0, cores - tasks), gpus);
    }
}
