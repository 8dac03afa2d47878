package org.ringrift.jobs.cli.option;

import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.config.NodeClass;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.config.Stage;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** On what machines a stage plays; stages that play take it as a {@code @Mixin}. */
public final class NodeOptions {
    @Option(
            names = "--node-class",
            paramLabel = "NAME",
            description = "Play as suits a class of machines: games at once, batch and tasks a core (default: as suits "
                    + "a CPU). The classes: config node.")
    private String name;

    @Mixin
    private ClusterFileOptions cluster;

    /**
     * How to spread games over the tasks of stages.
     *
     * @param stages what is run
     * @return the way of the class, or the usual one where none is named
     * @throws org.ringrift.UserError if there is no such class, or it is not for the stages
     */
    public Playing playing(Stage... stages) {
        if (name == null) {
            return cores -> PlayOptions.STANDARD;
        }
        NodeClass chosen = cluster.classes().find(name);
        for (Stage stage : stages) {
            chosen.requireSuits(stage);
        }
        return chosen::playOptions;
    }

    /** How games are spread, once it is known over how many cores. */
    @FunctionalInterface
    public interface Playing {
        /** The options for a number of cores. */
        PlayOptions on(int cores);

        /** The options for the cores of a session. */
        default PlayOptions on(SparkSession spark) {
            return on(spark.sparkContext().defaultParallelism());
        }

        /** The same with a stated number of tasks, unless that is 0. */
        default Playing inTasks(int partitions) {
            return partitions == 0 ? this : cores -> on(cores).withPartitions(partitions);
        }
    }
}
