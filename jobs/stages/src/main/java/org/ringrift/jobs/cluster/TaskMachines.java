package org.ringrift.jobs.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.ringrift.jobs.stage.Placement;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Which machine each task of a job prefers. A preference is what Spark takes it for: a task whose machines are busy waits {@code
 * spark.locality.wait}, and runs on any then.
 *
 * @param preferred addresses for each task, in order of tasks; empty for a task that may run anywhere
 */
public record TaskMachines(List<List<String>> preferred) {
    /** Four quarters of a GPU are a whole one, however they were rounded. */
    private static final double ROUNDING = 1e-9;

    /** Copies the list. */
    public TaskMachines {
        preferred = List.copyOf(preferred);
    }

    /**
     * How many tasks of a stage fit on a machine at a time.
     *
     * @param cores for each task, 1 or more
     * @param gpus share of a GPU, or GPUs, for each task; empty for none
     */
    record Need(int cores, OptionalDouble gpus) {
        /** Of tasks that play games. */
        static Need ofPlay(SparkConf conf) {
            return of(conf, StageResources.PLAY, StageResources.DEFAULT_PLAY);
        }

        /** Of a task that trains. */
        static Need ofTraining(SparkConf conf) {
            return of(conf, StageResources.TRAIN, StageResources.DEFAULT_TRAIN);
        }

        private static Need of(SparkConf conf, String setting, String standard) {
            return new Need(
                    Math.max(1, conf.getInt("spark.task.cpus", 1)), StageResources.gpus(conf, setting, standard));
        }

        int fit(int coresThere, int gpusThere) {
            int byCores = coresThere / cores;
            return gpus.isEmpty()
                    ? byCores
                    : (int) Math.min(byCores, Math.floor(gpusThere / gpus.getAsDouble() + ROUNDING));
        }
    }

    /**
     * For tasks that play games.
     *
     * @param conf of the application
     * @param choice the machines
     * @param tasks as many as there would be if all machines got some, 1 or more
     */
    public static TaskMachines ofPlay(SparkConf conf, Placement.Choice choice, int tasks) {
        return of(Need.ofPlay(conf), choice, tasks);
    }

    /**
     * For the task of a training.
     *
     * @param conf of the application
     * @param choice the machines
     */
    public static TaskMachines ofTraining(SparkConf conf, Placement.Choice choice) {
        return of(Need.ofTraining(conf), choice, 1);
    }

    /**
     * The best machine has as many tasks as it can begin now, then the next; tasks beyond those prefer any of the machines. Where
     * machines are to get nothing, there are no more tasks than fit on the others at a time: one that waits for a core would go
     * to a machine that was left out.
     */
    static TaskMachines of(Need need, Placement.Choice choice, int tasks) {
        List<Placement.Machine> machines = choice.machines().stream()
                .filter(machine -> need.fit(machine.cores(), machine.gpus()) > 0)
                .toList();
        int fit = machines.stream()
                .mapToInt(machine -> need.fit(machine.cores(), machine.gpus()))
                .sum();
        int made = choice.leftOut() > 0 && fit > 0 ? Math.min(tasks, fit) : tasks;
        List<List<String>> preferred = new ArrayList<>();
        for (Placement.Machine machine : machines) {
            for (int free = need.fit(machine.free(), machine.gpus()); free > 0 && preferred.size() < made; free--) {
                preferred.add(List.of(machine.address()));
            }
        }
        List<String> any = machines.stream().map(Placement.Machine::address).toList();
        while (preferred.size() < made) {
            preferred.add(any);
        }
        return new TaskMachines(preferred);
    }

    /** Number of tasks. */
    public int tasks() {
        return preferred.size();
    }

    /**
     * Gives each task its share of some values.
     *
     * @param context the application
     * @param values in order; tasks get neighbours, as equally many as can be
     * @param <T> serializable
     */
    public <T> JavaRDD<T> share(JavaSparkContext context, List<T> values) {
        if (preferred.stream().allMatch(List::isEmpty)) {
            return context.parallelize(values, tasks());
        }
        List<Tuple2<List<T>, Seq<String>>> shares = new ArrayList<>();
        for (int i = 0; i < tasks(); i++) {
            List<T> share = new ArrayList<>(values.subList(start(i, values.size()), start(i + 1, values.size())));
            shares.add(new Tuple2<>(
                    share, CollectionConverters.asScala(preferred.get(i)).toSeq()));
        }
        ClassTag<List<T>> tag = ClassTag$.MODULE$.apply(List.class);
        return context.sc()
                .makeRDD(CollectionConverters.asScala(shares).toSeq(), tag)
                .toJavaRDD()
                .flatMap(List::iterator);
    }

    private int start(int task, int values) {
        return (int) ((long) task * values / tasks());
    }
}
