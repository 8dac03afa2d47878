package org.ringrift.jobs.bench;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.rules.GameConfig;

/**
 * Whole stages through Spark into Delta: on one core, then on all. Where Spark was started already, or by spark-submit,
 * they are measured there only.
 */
final class StageSection implements Section {
    private static final String APPLICATION = "ringrift bench";
    private static final String MASTER = "spark.master";

    @Override
    public void measure(BenchRequest request, BenchRows rows) {
        if (SparkSession.getDefaultSession().isDefined() || System.getProperty(MASTER) != null) {
            measure(Sessions.open(APPLICATION, "local[*]"), request, rows);
            return;
        }
        int all = Runtime.getRuntime().availableProcessors();
        for (int cores : IntStream.of(1, all).distinct().toArray()) {
            SparkSession spark = Sessions.open(APPLICATION, "local[" + cores + "]");
            try {
                measure(spark, request, rows);
            } finally {
                spark.stop();
            }
        }
    }

    private static void measure(SparkSession spark, BenchRequest request, BenchRows rows) {
        for (GameConfig config : request.configsOr(List.of(Defaults.ONE))) {
            try (TemporaryFolder folder = TemporaryFolder.make("ringrift-bench", rows.progress())) {
                measure(new Lake(spark, folder.path().toString()).open(), config, request, rows);
            }
        }
    }

    /** Measures the stages of one configuration in an open warehouse. */
    static void measure(Lake lake, GameConfig config, BenchRequest request, BenchRows rows) {
        int cores = lake.spark().sparkContext().defaultParallelism();
        String where = config.key() + " " + lake.spark().sparkContext().master();
        StageContext context = StageContext.of(lake, new PrintingListener(rows.progress()));
        StageRuns stages = new StageRuns(context, config, request.runs(), request.stageSeconds());

        String selfplay = "stage self-play heuristic ";
        rows.announce(selfplay + where);
        StageRuns.Selfplay played = stages.selfplay();
        rows.add(
                BenchGroup.STAGES,
                selfplay + where,
                "games/s",
                played.gamesPerSecond(),
                linear(selfplay + config.key() + " local[1]", cores, rows));
        rows.add(BenchGroup.STAGES, "stage writing " + where, "%", played.writingPercent(), null);
        rows.add(BenchGroup.STAGES, "stage commit " + where, "s", played.commitSeconds(), null);

        BenchRow zip = rows.measured(
                "deflate dataset " + config.key(), () -> rows.measure(BenchGroup.STAGES, stages.deflate()));
        rows.announce("stage dataset " + where);
        rows.add(
                BenchGroup.STAGES,
                "stage dataset " + where,
                "samples/s",
                stages.dataset(),
                new Bound(zip.median() * cores, zip.name() + " x " + cores));
    }

    /** What so many cores would reach if each did what one alone does; null if one alone was not measured. */
    private static Bound linear(String one, int cores, BenchRows rows) {
        return rows.rows().stream()
                .filter(row -> row.name().equals(one))
                .map(row -> new Bound(row.median() * cores, row.name() + " x " + cores))
                .findFirst()
                .orElse(null);
    }
}
