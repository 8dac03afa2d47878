package org.ringrift.jobs.config;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ringrift.UserError;

/**
 * A class of machines: what one of them has, and how the stages use it. One executor has a machine to itself.
 *
 * @param name what it is called
 * @param cores cores that an executor takes
 * @param memoryGb memory that an executor takes, heap and native together
 * @param overheadGb native part of that memory
 * @param gpus GPUs of the machine
 * @param gpuMemoryGb memory of one of them; for people, nothing is computed from it
 * @param gpuShare part of a GPU that a task takes which plays games; 0 without GPUs
 * @param concurrency games at once in one task for each net that plays
 * @param batch positions in one net evaluation of a task
 * @param partitionsPerCore tasks for each core of a wave of games; 0 chooses by the number of games
 * @param provider whose machine it is, by the name that the table of providers has; {@value #OWN} for nobody else's
 * @param costPerHour what one costs; 0 if it costs nothing more when it runs
 * @param stages what such machines are for
 */
public record NodeClass(
        String name,

        @Domain(description = "cores that an executor takes", unit = "cores", min = 1, max = 1024)
        int cores,

        @Domain(
                description = "memory that an executor takes, heap and native together",
                unit = "GB",
                min = 1,
                max = 65536)
        int memoryGb,

        @Domain(description = "native part of that memory: nets, tensors, buffers", unit = "GB", min = 0, max = 65535)
        int overheadGb,

        @Domain(description = "GPUs of the machine", unit = "GPUs", min = 0, max = 64)
        int gpus,

        @Domain(
                description = "memory of one GPU; for people, nothing is computed from it",
                unit = "GB",
                min = 0,
                max = 4096)
        int gpuMemoryGb,

        @Domain(
                description = "part of a GPU that a task takes which plays games: 1, or up to 0.5; 0 without GPUs",
                unit = "GPUs",
                min = 0,
                max = 1)
        double gpuShare,

        @Domain(description = "games at once in one task for each net that plays", unit = "games", min = 1, max = 65536)
        int concurrency,

        @Domain(description = "positions in one net evaluation of a task", unit = "positions", min = 1, max = 65536)
        int batch,

        @Domain(
                description = "tasks for each core of a wave of games; 0 chooses by the number of games",
                unit = "tasks",
                min = 0,
                max = 1024)
        int partitionsPerCore,

        @Domain(
                description = "who rents it out, such as lambda, by the name in providers.yaml; own for nobody: such"
                        + " machines are never ended for being idle")
        String provider,

        @Domain(
                description = "what one costs, or 0 if it costs no more when it runs",
                unit = "USD an hour",
                min = 0,
                max = 10_000)
        double costPerHour,

        @Domain(description = "what such machines are for", form = Form.STAGE)
        Set<StageName> stages) {
    /** Provider of machines that are not rented. */
    public static final String OWN = "own";

    /** Name under which Spark tells the class of an executor's machine, among the executor's attributes. */
    public static final String ATTRIBUTE = "NODE_CLASS";

    private static final Set<StageName> ALL = EnumSet.allOf(StageName.class);

    /** What a class has that states nothing: two cores, no GPU, the play options of a CPU. */
    public static NodeClass defaults(String name) {
        return new NodeClass(
                name,
                2,
                8,
                2,
                0,
                0,
                0,
                PlayOptions.STANDARD.concurrency(),
                PlayOptions.STANDARD.batch(),
                0,
                OWN,
                0,
                ALL);
    }

    /** @throws UserError if its numbers contradict each other */
    public NodeClass {
        stages = Set.copyOf(stages);
        require(overheadGb < memoryGb, name, "overhead-gb must be less than memory-gb");
        require(gpus > 0 || gpuShare == 0, name, "gpu-share must be 0 where gpus is 0");
        require(gpus == 0 || gpuShare > 0, name, "gpu-share must be above 0 where there are gpus");
        // Spark's own rule: a task gets whole GPUs, or shares of which at least two fit.
        require(gpuShare <= 0.5 || gpuShare == 1, name, "gpu-share must be 1, or at most 0.5");
        require(!stages.isEmpty(), name, "stages must name at least one stage");
    }

    private static void require(boolean condition, String name, String otherwise) {
        if (!condition) {
            throw new UserError("Cannot use node class " + name + ": " + otherwise + ".");
        }
    }

    /**
     * Refuses a stage that the class is not for.
     *
     * @throws UserError naming those that it is for
     */
    public void requireSuits(StageName stage) {
        require(
                stages.contains(stage),
                name,
                "it is for "
                        + stages.stream().sorted().map(StageName::key).collect(Collectors.joining(", "))
                        + ", not for " + stage.key());
    }

    /**
     * What spark-submit needs to know for a stage on such machines.
     *
     * @param stage what is run
     * @return Spark's properties with their values, in order
     * @throws UserError if the class is not for the stage
     */
    public Map<String, String> sparkProperties(StageName stage) {
        requireSuits(stage);
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spark.executor.cores", Integer.toString(cores));
        properties.put("spark.executor.memory", memoryGb - overheadGb + "g");
        properties.put("spark.executor.memoryOverhead", overheadGb + "g");
        // One native thread for each core of a task: more of them fight for the same cores.
        int taskCores = stage == StageName.TRAIN ? cores : 1;
        properties.put("spark.task.cpus", Integer.toString(taskCores));
        properties.put("spark.executorEnv.OMP_NUM_THREADS", Integer.toString(taskCores));
        // Spark's own way: such a variable of an executor is an attribute that the driver sees.
        properties.put("spark.executorEnv.SPARK_EXECUTOR_ATTRIBUTE_" + ATTRIBUTE, name);
        if (gpus > 0 && stage != StageName.DATASET) {
            properties.put("spark.executor.resource.gpu.amount", Integer.toString(gpus));
            properties.put("spark.task.resource.gpu.amount", stage.plays() ? share() : "1");
        }
        return properties;
    }

    /**
     * How games are spread over tasks on such machines.
     *
     * @param clusterCores cores of all of them
     * @return games at once, batch, and number of tasks
     */
    public PlayOptions playOptions(int clusterCores) {
        return PlayOptions.STANDARD
                .withConcurrency(concurrency)
                .withBatch(batch)
                .withPartitions(partitionsPerCore * clusterCores);
    }

    private String share() {
        return gpuShare == 1 ? "1" : Double.toString(gpuShare);
    }
}
