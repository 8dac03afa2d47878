package org.ringrift.jobs.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.SparkConf;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

/**
 * Tells a test what the tasks of a driver in another process do: runs in the driver ({@code spark.extraListeners}) and
 * writes each {@link TaskEvent} to a file at once.
 */
public final class TaskJournal extends SparkListener {
    /** Setting with the file. */
    static final String FILE = "spark.ringrift.faults.journal";

    static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;
    private final Map<Integer, Stage> stages = new ConcurrentHashMap<>();

    private record Stage(int tasks, String doing) {}

    /** Made by Spark. */
    public TaskJournal(SparkConf conf) {
        try {
            out = Files.newBufferedWriter(Path.of(conf.get(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        String doing = submitted.properties().getProperty("spark.job.description", "");
        stages.put(
                submitted.stageInfo().stageId(), new Stage(submitted.stageInfo().numTasks(), doing));
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        write(start.stageId(), start.taskInfo(), null);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        String why = end.reason() instanceof TaskFailedReason failure
                ? failure.toErrorString().lines().findFirst().orElse("unknown")
                : TaskEvent.SUCCESS;
        write(end.stageId(), end.taskInfo(), why);
    }

    private synchronized void write(int stageId, TaskInfo task, String end) {
        Stage stage = stages.getOrDefault(stageId, new Stage(0, ""));
        TaskEvent event = new TaskEvent(
                end,
                task.taskId(),
                stageId,
                stage.tasks(),
                task.partitionId(),
                task.speculative(),
                task.executorId(),
                stage.doing());
        try {
            out.write(JSON.writeValueAsString(event) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
