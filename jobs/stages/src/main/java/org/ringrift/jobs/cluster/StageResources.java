package org.ringrift.jobs.cluster;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.ringrift.UserError;

/**
 * How much of a GPU the tasks of a stage get. An application asks for GPUs once, for its executors
 * ({@value #EXECUTOR_GPUS}); the stages that compute with nets then ask for their share of one by a resource profile,
 * and the others, dataset and SQL among them, for none.
 *
 * <p>Nothing is asked for in a local session, where Spark schedules no GPUs; without executor GPUs; and where the
 * application itself states {@value #TASK_GPUS}, which then holds for all its tasks.
 */
public final class StageResources {
    /** Name of the resource, as Spark and its discovery scripts have it. */
    static final String GPU = "gpu";

    /** Share of a GPU, or number of GPUs, for a task of self-play or evaluation. */
    public static final String PLAY = "spark.ringrift.play.gpu.amount";

    /** Share of a GPU, or number of GPUs, for a training task. */
    public static final String TRAIN = "spark.ringrift.train.gpu.amount";

    /** Spark's own: GPUs of an executor. */
    public static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";

    /** Spark's own: share of a GPU for each task of the application. */
    public static final String TASK_GPUS = "spark.task.resource.gpu.amount";

    /** A net is small: four tasks keep a GPU busy and share its memory. */
    static final String DEFAULT_PLAY = "0.25";

    static final String DEFAULT_TRAIN = "1";

    /** Spark keeps every profile that it was ever given: one for each amount. */
    private static final Map<Double, ResourceProfile> PROFILES = new ConcurrentHashMap<>();

    private StageResources() {}

    /**
     * Lets the tasks of self-play and evaluation have their share of a GPU.
     *
     * @param work what they compute
     * @param <T> its elements
     * @return the same
     * @throws UserError if {@value #PLAY} is not an amount that an executor can give, or with dynamic allocation
     */
    public static <T> JavaRDD<T> forPlay(JavaRDD<T> work) {
        return with(work, PLAY, DEFAULT_PLAY);
    }

    /**
     * Lets a training task have whole GPUs.
     *
     * @param work what it computes
     * @param <T> its elements
     * @return the same
     * @throws UserError if {@value #TRAIN} is not an amount that an executor can give, or with dynamic allocation
     */
    public static <T> JavaRDD<T> forTraining(JavaRDD<T> work) {
        return with(work, TRAIN, DEFAULT_TRAIN);
    }

    private static <T> JavaRDD<T> with(JavaRDD<T> work, String setting, String standard) {
        OptionalDouble amount = gpus(work.context().getConf(), setting, standard);
        return amount.isPresent() ? work.withResources(profile(amount.getAsDouble())) : work;
    }

    /** GPUs for a task, as far as the stage has to ask for them. */
    static OptionalDouble gpus(SparkConf conf, String setting, String standard) {
        String master = conf.get("spark.master", "local");
        boolean local = master.equals("local") || master.startsWith("local[");
        double ofExecutor = number(conf, EXECUTOR_GPUS, "0");
        if (local || ofExecutor == 0 || conf.contains(TASK_GPUS)) {
            return OptionalDouble.empty();
        }
        refuseDynamicAllocation(conf);
        double amount = number(conf, setting, standard);
        if (amount > 1 ? amount != Math.rint(amount) : amount <= 0) {
            throw new UserError("Cannot give " + text(amount) + " GPUs to a task: " + setting
                    + " must be a share of one GPU, above 0 to 1, or a whole number.");
        }
        if (amount > ofExecutor) {
            throw new UserError("Cannot give " + text(amount) + " GPUs to a task: an executor has " + text(ofExecutor)
                    + ". Raise " + EXECUTOR_GPUS + " or lower " + setting + ".");
        }
        return OptionalDouble.of(amount);
    }

    private static void refuseDynamicAllocation(SparkConf conf) {
        if (conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            throw new UserError("Cannot share the GPUs of executors among stages: dynamic allocation gives each kind of"
                    + " task executors of its own. Set spark.dynamicAllocation.enabled=false, or " + TASK_GPUS
                    + " for all tasks of the application.");
        }
    }

    private static ResourceProfile profile(double amount) {
        return PROFILES.computeIfAbsent(
                amount,
                gpus -> new ResourceProfileBuilder()
                        .require(new TaskResourceRequests().resource(GPU, gpus))
                        .build());
    }

    private static double number(SparkConf conf, String setting, String standard) {
        String value = conf.get(setting, standard);
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw new UserError("Cannot read " + setting + ": '" + value + "' is no number. Give one such as 0.5.", e);
        }
    }

    private static String text(double amount) {
        return amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount);
    }
}
