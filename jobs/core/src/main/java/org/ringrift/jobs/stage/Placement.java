package org.ringrift.jobs.stage;

import java.util.List;
import org.ringrift.jobs.config.StageName;

/** Says which machines the tasks of a stage should run on. */
@FunctionalInterface
public interface Placement {
    /** Leaves it to Spark. */
    Placement ANYWHERE = stage -> Choice.ANY;

    /**
     * Chooses by how things are now.
     *
     * @param stage whose tasks are to be started
     */
    Choice choose(StageName stage);

    /**
     * A machine.
     *
     * @param address host name or address, as Spark calls it
     * @param cores of its executors, 1 or more
     * @param free those on which no task runs, 0 or more
     * @param gpus of its executors, 0 or more
     */
    record Machine(String address, int cores, int free, int gpus) {}

    /**
     * Machines that should get tasks.
     *
     * @param machines the best first; empty to leave it to Spark
     * @param leftOut machines that are there and should get none, 0 or more
     */
    record Choice(List<Machine> machines, int leftOut) {
        /** Any machine. */
        public static final Choice ANY = new Choice(List.of(), 0);

        /** Copies the list. */
        public Choice {
            machines = List.copyOf(machines);
        }
    }
}
