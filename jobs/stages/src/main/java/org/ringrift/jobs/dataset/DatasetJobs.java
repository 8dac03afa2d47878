package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.jobs.run.KilledTask;
import org.ringrift.jobs.run.LiveCounts;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;
import org.ringrift.rules.GameConfig;

/** The Spark jobs of a dataset: counting what the games give, then verifying them and writing the files. */
final class DatasetJobs {
    /** Games that a counting task takes at least, where there are enough. */
    private static final int GAMES_PER_TASK = 64;

    private static final String BUCKET = "bucket";

    private static final StructType PLAN = new StructType()
            .add("game_id", DataTypes.StringType, false)
            .add(ShardTask.SHARD, DataTypes.IntegerType, false)
            .add(ShardTask.SPLIT, DataTypes.StringType, false)
            .add(ShardTask.SHARD_ROWS, DataTypes.IntegerType, false)
            .add(ShardTask.FROM, DataTypes.IntegerType, false)
            .add(ShardTask.TO, DataTypes.IntegerType, false)
            .add(BUCKET, DataTypes.IntegerType, false);

    private final Lake lake;
    private final DatasetRequest request;
    private final int partitions;

    /**
     * @param lake the warehouse
     * @param request the dataset
     */
    DatasetJobs(Lake lake, DatasetRequest request) {
        this.lake = lake;
        this.request = request;
        this.partitions = request.partitions();
    }

    /**
     * What games give by what their rows claim; {@link #build} verifies the claims.
     *
     * @param games rows of the table {@code games}
     * @return a game each, in no particular order
     */
    List<CountedGame> claimed(Dataset<Row> games) {
        Dataset<Row> claims = GameContents.fill(games)
                .select(col("game_id"), col(GameContents.COLUMN), SampleCounts.decisions(), SampleCounts.withFast());
        List<Row> claimed = SparkWork.run(lake.spark(), "read table games", claims::collectAsList);
        Map<String, Integer> exact = claimed.stream().anyMatch(row -> row.getBoolean(3)) ? exact(games) : Map.of();
        return claimed.stream()
                .map(row -> new CountedGame(
                        row.getString(0), row.getString(1), exact.getOrDefault(row.getString(0), row.getInt(2)), null))
                .toList();
    }

    /** What games with fast searches give, by their identity. */
    private Map<String, Integer> exact(Dataset<Row> games) {
        Dataset<Row> counts = games.where(SampleCounts.withFast()).select(col("game_id"), SampleCounts.exact());
        return SparkWork.run(lake.spark(), "read table games", counts::collectAsList).stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getInt(1)));
    }

    /**
     * What games give in a layout that cannot express every decision: they are replayed.
     *
     * @param games rows of the table {@code games}
     * @param count how many
     * @param lines where progress is told
     * @return the outcome of each, in no particular order
     */
    List<CountedGame> counted(Dataset<Row> games, long count, Progress lines) {
        SparkContext spark = lake.spark().sparkContext();
        LongAccumulator counted = spark.longAccumulator("games counted");
        GameConfig config = request.config();
        EncoderProfile profile = request.options().profile();
        int tasks = countingTasks(count);
        Dataset<Row> filled = GameContents.fill(games);
        return followed(
                "count samples",
                Map.of(counted, lines::advance),
                () -> filled.repartition(tasks, col("game_id"))
                        .toJavaRDD()
                        .mapPartitions(rows -> countAll(rows, new GameVerifier(config, profile), counted))
                        .setName("counted games")
                        .collect());
    }

    /** Tasks that count the samples of a number of games. */
    int countingTasks(long games) {
        return partitions > 0
                ? partitions
                : tasks(games, lake.spark().sparkContext().defaultParallelism());
    }

    private static int tasks(long games, int cores) {
        long rounds = Math.max(1, games / ((long) cores * GAMES_PER_TASK));
        return (int) Math.min(games, Math.min(rounds, 64) * cores);
    }

    private static Iterator<CountedGame> countAll(Iterator<Row> rows, GameVerifier verifier, LongAccumulator counted) {
        List<CountedGame> outcomes = new ArrayList<>();
        while (rows.hasNext()) {
            KilledTask.stopIfKilled();
            outcomes.add(verifier.verify(RowMapper.of(GameRow.class).fromRow(rows.next()), decision -> {}));
            counted.add(1);
        }
        return outcomes.iterator();
    }

    /**
     * Verifies the games of a plan and writes its files, each in a task of its own.
     *
     * @param games rows of the table {@code games}
     * @param plan the files, at least one
     * @param lines where progress is told
     * @return what came of each file, in no particular order
     */
    List<ShardOutcome> build(Dataset<Row> games, ShardPlan plan, Progress lines) {
        SparkContext spark = lake.spark().sparkContext();
        LongAccumulator verified = spark.longAccumulator("games verified");
        LongAccumulator samples = spark.longAccumulator("samples written");
        StageMetrics metrics = StageMetrics.of(spark);
        LongConsumer count = more -> metrics.add(StageMetric.SAMPLES_WRITTEN, more);
        ShardTask task = new ShardTask(
                request.config(),
                request.options(),
                request.seed(),
                request.datasetId(),
                lake.warehouse().root().toString(),
                new SerializableConfiguration(spark.hadoopConfiguration()));
        Dataset<Row> weighted = request.options().weighted() ? SampleWeights.add(games) : games;
        Dataset<Row> sorted = weighted.join(lake.spark().createDataFrame(rows(plan), PLAN), "game_id")
                .repartition(plan.shards().size(), col(BUCKET))
                .sortWithinPartitions(ShardTask.SHARD, "game_id");
        return followed(
                "write dataset " + task.datasetId(),
                Map.of(
                        verified,
                        more -> metrics.add(StageMetric.GAMES_VERIFIED, more),
                        samples,
                        count.andThen(lines::advance)),
                () -> sorted.toJavaRDD()
                        .mapPartitions(rows -> task.run(rows, verified, samples))
                        .setName("dataset files")
                        .collect());
    }

    private static List<Row> rows(ShardPlan plan) {
        int[] buckets = buckets(plan.shards().size());
        List<Row> rows = new ArrayList<>();
        for (ShardPlan.Shard shard : plan.shards()) {
            for (ShardPlan.Slice slice : shard.slices()) {
                rows.add(RowFactory.create(
                        slice.gameId(),
                        shard.number(),
                        shard.split(),
                        shard.rows(),
                        slice.from(),
                        slice.to(),
                        buckets[shard.number()]));
            }
        }
        return rows;
    }

    /**
     * Numbers that Spark's hash sends to different partitions, so that no task writes two files while another writes
     * none. The result of a build does not depend on it.
     */
    private static int[] buckets(int count) {
        int[] buckets = new int[count];
        boolean[] found = new boolean[count];
        int missing = count;
        for (int number = 0; missing > 0; number++) {
            int partition = Math.floorMod(Murmur3_x86_32.hashInt(number, 42), count);
            if (!found[partition]) {
                found[partition] = true;
                buckets[partition] = number;
                missing--;
            }
        }
        return buckets;
    }

    private <T> T followed(String doing, Map<LongAccumulator, LongConsumer> onRise, Supplier<T> job) {
        SparkContext spark = lake.spark().sparkContext();
        try (LiveCounts live = LiveCounts.follow(spark, onRise)) {
            return SparkWork.run(spark, doing, job);
        }
    }
}
