package org.ringrift.jobs.watch;

/** Writes the reference page of the metrics from their definitions. */
public final class MetricsReference {
    private MetricsReference() {}

    /** The page, in Markdown. */
    public static String render() {
        StringBuilder page = new StringBuilder("# Metrics\n\n"
                + "Generated from `jobs/core/src/main/java/org/ringrift/jobs/watch/StageMetric.java`: change that, then run the\n"
                + "tests with `-Dringrift.docs.update=true`.\n\n"
                + "What the driver of a running stage shows at `http://DRIVER:4040/metrics/prometheus`, and as JSON at\n"
                + "`/metrics/json`, beside Spark's own metrics; any other sink of Spark's metrics system gets the same.\n"
                + "How to scrape them: [the guide](../guide/cluster.md#watching-a-run).\n\n"
                + "Tasks report to the driver with the heartbeats of executors (`spark.executor.heartbeatInterval`, 10 s)\n"
                + "and when they end; work that Spark does again counts again. A *count* and *seconds* only grow while the\n"
                + "application runs and begin at 0 with the next one. *Now* holds while games are played: at other times a\n"
                + "rate is 0 and a share is NaN.\n\n"
                + "| name | kind | unit | meaning |\n|---|---|---|---|\n");
        for (StageMetric metric : StageMetric.values()) {
            page.append("| `")
                    .append(metric.prometheusName())
                    .append("` | ")
                    .append(
                            switch (metric.kind()) {
                                case COUNT -> "count";
                                case SECONDS -> "seconds";
                                case NOW -> "now";
                            })
                    .append(" | ")
                    .append(metric.unit())
                    .append(" | ")
                    .append(metric.meaning())
                    .append(" |\n");
        }
        page.append("\nSpark shows a gauge twice, as `_Value` and as `_Number`; the second is left out here. Over any\n"
                + "stretch of time:\n\n"
                + "| question | PromQL |\n|---|---|\n"
                + "| games in a second | `rate(" + StageMetric.GAMES.prometheusName() + "[5m])` |\n"
                + "| batch fill | `" + ratio(StageMetric.EVALUATIONS, StageMetric.EVALUATION_CAPACITY) + "` |\n"
                + "| share of their time that tasks wait for nets | `"
                + ratio(StageMetric.NET_WAIT_SECONDS, StageMetric.TASK_SECONDS) + "` |\n"
                + "| seconds of a commit | `" + ratio(StageMetric.COMMIT_SECONDS, StageMetric.COMMITS) + "` |\n");
        return page.toString();
    }

    private static String ratio(StageMetric part, StageMetric whole) {
        return "rate(" + part.prometheusName() + "[5m]) / ignoring(type) rate(" + whole.prometheusName() + "[5m])";
    }
}
