package org.ringrift.jobs.driver.scale;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;
import org.apache.spark.status.AppStatusStore;
import org.apache.spark.status.api.v1.ExecutorSummary;
import org.apache.spark.status.api.v1.StageData;
import org.ringrift.jobs.config.NodeClass;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** The executors of this Spark application. Thread-safe. */
public final class SparkExecutors {
    /** Spark's name for its own process, which runs tasks only where it is alone. */
    private static final String DRIVER = "driver";

    private static final String GPU = "gpu";
    private static final String DYNAMIC = "spark.dynamicAllocation.enabled";

    /** Of a job: what the recorder of runs says, alone or behind the iteration of a pipeline. */
    private static final Pattern TRAINING = Pattern.compile("(^|: )train ");

    private static final String RUNNING = "RUNNING";
    private static final int MOST_TASKS = 1000;
    private static final double ALL = 100;

    private final SparkContext spark;

    /** @param spark the application */
    public SparkExecutors(SparkContext spark) {
        this.spark = spark;
    }

    /** Those that there are; where Spark runs in this process alone, this process. */
    public List<Executor> list() {
        return CollectionConverters.asJava(spark.statusStore().executorList(true)).stream()
                .filter(summary -> spark.isLocal() || !summary.id().equals(DRIVER))
                .map(SparkExecutors::executor)
                .toList();
    }

    private static Executor executor(ExecutorSummary summary) {
        int port = summary.hostPort().lastIndexOf(':');
        return new Executor(
                summary.id(),
                port < 0 ? summary.hostPort() : summary.hostPort().substring(0, port),
                summary.attributes().getOrElse(NodeClass.ATTRIBUTE, () -> ""),
                summary.totalCores(),
                summary.resources().contains(GPU)
                        ? summary.resources().apply(GPU).addresses().length
                        : 0,
                summary.activeTasks(),
                summary.completedTasks() + summary.failedTasks(),
                summary.failedTasks(),
                summary.addTime().toInstant());
    }

    /**
     * How much of the memory that Spark has for stored blocks is in use, by executor.
     *
     * @return per cent, 0 to 100
     */
    public Map<String, Double> memoryUse() {
        return CollectionConverters.asJava(spark.statusStore().executorList(true)).stream()
                .filter(summary -> summary.maxMemory() > 0)
                .collect(Collectors.toMap(
                        ExecutorSummary::id,
                        summary -> Math.min(ALL, ALL * summary.memoryUsed() / summary.maxMemory())));
    }

    /** Tasks that train a net now, by executor; told by the description of their jobs. */
    public Map<String, Integer> trainingTasks() {
        AppStatusStore store = spark.statusStore();
        Map<String, Integer> tasks = new HashMap<>();
        for (StageData stage : CollectionConverters.asJava(store.activeStages())) {
            if (stage.description().exists(text -> TRAINING.matcher(text).find())) {
                CollectionConverters.asJava(store.taskList(stage.stageId(), stage.attemptId(), MOST_TASKS)).stream()
                        .filter(task -> task.status().equals(RUNNING))
                        .forEach(task -> tasks.merge(task.executorId(), 1, Integer::sum));
            }
        }
        return tasks;
    }

    /** Tasks of active stages that have not ended. */
    public int openTasks() {
        SparkStatusTracker tracker = spark.statusTracker();
        int open = 0;
        for (int id : tracker.getActiveStageIds()) {
            Option<SparkStageInfo> stage = tracker.getStageInfo(id); // none once Spark has forgotten it
            open += stage.isEmpty() ? 0 : stage.get().numTasks() - stage.get().numCompletedTasks();
        }
        return open;
    }

    /** Why the number of executors is not to be changed from here, one sentence; empty if it may be. */
    public Optional<String> unscalable() {
        if (spark.isLocal()) {
            return Optional.of("Executors cannot be added on master " + spark.master() + ": all runs in this process.");
        }
        if (spark.conf().getBoolean(DYNAMIC, false)) {
            return Optional.of("Executors are added and removed by Spark itself (" + DYNAMIC + ").");
        }
        return Optional.empty();
    }

    /**
     * Asks for more, or lets some go.
     *
     * @return whether the cluster manager has taken the request
     */
    public boolean apply(Scaling scaling) {
        boolean added = scaling.add() == 0 || spark.requestExecutors(scaling.add());
        boolean removed = scaling.remove().isEmpty()
                || spark.killExecutors(
                        CollectionConverters.asScala(scaling.remove()).toSeq());
        return added && removed;
    }
}
