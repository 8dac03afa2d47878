package org.ringrift.jobs.watch;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.MetricsSystem;
import org.apache.spark.metrics.source.Source;
import org.ringrift.jobs.watch.StageMetric.Kind;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The metrics of an application in Spark's metrics system, where all its sinks find them: docs/reference/metrics.md. They
 * are as many as {@link StageMetric} has, whatever runs. Thread-safe.
 *
 * <p>They are a source of the driver and not a Spark plugin: a plugin's class must be found by every executor before its
 * first task, so that a missing jar would end the application for the sake of its metrics, and its metrics carry the name
 * of that class. The price is that Spark does not promise {@code Source} to other projects.
 */
public final class StageMetrics implements Source {
    /** Stands for the application in the names of metrics: the same one in every application. */
    public static final String NAMESPACE = "ringrift";

    static final String SOURCE = "stage";

    private static final double NANOSECONDS = 1e9;

    private final MetricRegistry registry = new MetricRegistry();
    private final Map<StageMetric, Counter> totals = new EnumMap<>(StageMetric.class);
    private final LongSupplier nanoTime;

    /** What is played now, by one stage or by several at once; null if nothing is. */
    private volatile Playing playing;

    private int players;

    StageMetrics(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        for (StageMetric metric : StageMetric.values()) {
            Counter total = new Counter();
            if (metric.kind() != Kind.NOW) {
                totals.put(metric, total);
            }
            registry.register(metric.key(), metric.kind() == Kind.COUNT ? total : gauge(metric));
        }
    }

    private Gauge<Double> gauge(StageMetric metric) {
        return () -> value(metric);
    }

    /**
     * The metrics of an application, registered with its metrics system by the first call.
     *
     * @param spark the application that runs in this process
     * @return its metrics
     */
    public static synchronized StageMetrics of(SparkContext spark) {
        if (spark.isStopped()) {
            throw new IllegalStateException("A stopped application has no metrics: " + spark.applicationId());
        }
        MetricsSystem system = SparkEnv.get().metricsSystem();
        for (Source source : CollectionConverters.asJava(system.getSourcesByName(SOURCE))) {
            if (source instanceof StageMetrics known) {
                return known;
            }
        }
        StageMetrics made = new StageMetrics(System::nanoTime);
        system.registerSource(made);
        return made;
    }

    @Override
    public String sourceName() {
        return SOURCE;
    }

    @Override
    public MetricRegistry metricRegistry() {
        return registry;
    }

    /**
     * Adds to a metric that grows.
     *
     * @param metric a count, or a number of seconds
     * @param more how many; nanoseconds for seconds
     */
    public void add(StageMetric metric, long more) {
        totals.get(metric).inc(more);
    }

    /**
     * Begins to play. Rates and shares are those of all stages that play, since the first of them began and until the last
     * one is closed.
     *
     * @return to be closed when all games of a stage are played
     */
    public synchronized AutoClosing playing() {
        if (players++ == 0) {
            playing = new Playing();
        }
        return this::played;
    }

    private synchronized void played() {
        if (--players == 0) {
            playing = null;
        }
    }

    /** To be closed once. */
    @FunctionalInterface
    public interface AutoClosing extends AutoCloseable {
        @Override
        void close();
    }

    /** Games that are being played. */
    private final class Playing {
        private final long since = nanoTime.getAsLong();
        private final Map<StageMetric, Long> before = new EnumMap<>(StageMetric.class);

        private Playing() {
            totals.forEach((metric, total) -> before.put(metric, total.getCount()));
        }

        private double sum(StageMetric metric) {
            return totals.get(metric).getCount() - before.get(metric);
        }

        private double seconds() {
            return (nanoTime.getAsLong() - since) / NANOSECONDS;
        }
    }

    /** What a metric is now, as Prometheus would read it. */
    public double value(StageMetric metric) {
        return switch (metric.kind()) {
            case COUNT -> totals.get(metric).getCount();
            case SECONDS -> totals.get(metric).getCount() / NANOSECONDS;
            case NOW -> now(metric);
        };
    }

    private double now(StageMetric metric) {
        return switch (metric) {
            case GAMES_PER_SECOND -> perSecond(StageMetric.GAMES);
            case EVALUATIONS_PER_SECOND -> perSecond(StageMetric.EVALUATIONS);
            case BATCH_FILL -> share(StageMetric.EVALUATIONS, StageMetric.EVALUATION_CAPACITY);
            case NET_WAIT_SHARE -> share(StageMetric.NET_WAIT_SECONDS, StageMetric.TASK_SECONDS);
            default -> throw new IllegalArgumentException(metric + " is more than a value of the moment");
        };
    }

    private double perSecond(StageMetric metric) {
        Playing now = playing;
        double seconds = now == null ? 0 : now.seconds();
        return seconds > 0 ? now.sum(metric) / seconds : 0;
    }

    private double share(StageMetric part, StageMetric whole) {
        Playing now = playing;
        return now == null ? Double.NaN : now.sum(part) / now.sum(whole);
    }
}
