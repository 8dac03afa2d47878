package org.ringrift.jobs.watch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** What Spark's UI would show of the jobs that are started until this is closed. */
public final class SeenJobs extends SparkListener implements AutoCloseable {
    /** Delta writes {@code Delta: description - MERGE operation - words}, {@code Delta: description: words} or a mixture. */
    private static final Pattern OWN = Pattern.compile("(?:Delta: )*((?:iteration \\d+: )?[^:]*?)(?:(?: - |: ).*)?");

    private final SparkContext spark;
    private final List<String> descriptions = new ArrayList<>();
    private final Set<String> stages = new LinkedHashSet<>();

    /** Begins to watch. */
    public SeenJobs(SparkContext spark) {
        this.spark = spark;
        spark.addSparkListener(this);
    }

    @Override
    public synchronized void onJobStart(SparkListenerJobStart start) {
        descriptions.add(start.properties().getProperty("spark.job.description"));
        for (StageInfo stage : CollectionConverters.asJava(start.stageInfos())) {
            stages.add(stage.name());
        }
    }

    /** Descriptions in the order of the jobs, each once, without the words that Delta puts around them; null for none. */
    public Set<String> descriptions() {
        settle();
        Set<String> own = new LinkedHashSet<>();
        for (String description : descriptions) {
            own.add(description == null ? null : withoutDelta(description));
        }
        return own;
    }

    /** Names of Spark's stages, each once. */
    public Set<String> stages() {
        settle();
        return stages;
    }

    private void settle() {
        try {
            spark.listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException("Spark's listeners do not come to rest", e);
        }
    }

    private static String withoutDelta(String description) {
        Matcher own = OWN.matcher(description);
        return own.matches() ? own.group(1) : description;
    }

    @Override
    public void close() {
        spark.removeSparkListener(this);
    }
}
