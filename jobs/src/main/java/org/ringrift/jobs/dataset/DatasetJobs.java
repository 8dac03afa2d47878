package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
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
import org.ringrift.jobs.lake.GameRow;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.RowMapper;
import org.ringrift.jobs.run.LiveCounts;
import org.ringrift.jobs.run.Progress;
import org.ringrift.jobs.run.SparkJobs;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;
import org.ringrift.rules.GameConfig;

/** The two Spark jobs of a dataset: verifying the games, then writing the files. */
final class DatasetJobs {
    /** Games that a task of the verification takes at least, where there are enough. */
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
     * @param partitions tasks of the verification, 0 to choose by games and cores
     */
    DatasetJobs(Lake lake, DatasetRequest request, int partitions) {
        this.lake = lake;
        this.request = request;
        this.partitions = partitions;
    }

    /**
     * Replays games.
     *
     * @param games rows of the table {@code games}
     * @param count how many
     * @param lines where progress is told
     * @return the outcome of each, in no particular order
     */
    List<VerifiedGame> verify(Dataset<Row> games, long count, Progress lines) {
        SparkContext spark = lake.spark().sparkContext();
        LongAccumulator verified = spark.longAccumulator("games verified");
        GameConfig config = request.config();
        EncoderProfile profile = request.options().profile();
        int tasks = verifyingTasks(count);
        return counted(
                "verify games",
                verified,
                StageMetric.GAMES_VERIFIED,
                lines,
                () -> games.repartition(tasks, col("game_id"))
                        .toJavaRDD()
                        .mapPartitions(rows -> verifyAll(rows, new GameVerifier(config, profile), verified))
                        .setName("verified games")
                        .collect());
    }

    /** Tasks that share the verification of a number of games. */
    int verifyingTasks(long games) {
        return partitions > 0
                ? partitions
                : tasks(games, lake.spark().sparkContext().defaultParallelism());
    }

    private static int tasks(long games, int cores) {
        long rounds = Math.max(1, games / ((long) cores * GAMES_PER_TASK));
        return (int) Math.min(games, Math.min(rounds, 64) * cores);
    }

    private static Iterator<VerifiedGame> verifyAll(
            Iterator<Row> rows, GameVerifier verifier, LongAccumulator verified) {
        List<VerifiedGame> outcomes = new ArrayList<>();
        while (rows.hasNext()) {
            outcomes.add(verifier.verify(RowMapper.of(GameRow.class).fromRow(rows.next())));
            verified.add(1);
        }
        return outcomes.iterator();
    }

    /**
     * Writes the files of a plan, each in a task of its own.
     *
     * @param games rows of the table {@code games}
     * @param plan the files, at least one
     * @param lines where progress is told
     * @return the files, in no particular order
     */
    List<ShardResult> build(Dataset<Row> games, ShardPlan plan, Progress lines) {
        SparkContext spark = lake.spark().sparkContext();
        LongAccumulator samples = spark.longAccumulator("samples written");
        ShardTask task = new ShardTask(
                request.config(),
                request.options(),
                request.seed(),
                request.datasetId(),
                lake.warehouse().root().toString(),
                new SerializableConfiguration(spark.hadoopConfiguration()));
        Dataset<Row> sorted = games.join(lake.spark().createDataFrame(rows(plan), PLAN), "game_id")
                .repartition(plan.shards().size(), col(BUCKET))
                .sortWithinPartitions(ShardTask.SHARD, "game_id");
        return counted(
                "write dataset " + task.datasetId(),
                samples,
                StageMetric.SAMPLES_WRITTEN,
                lines,
                () -> sorted.toJavaRDD()
                        .mapPartitions(rows -> task.run(rows, samples))
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

    private <T> T counted(String doing, LongAccumulator counter, StageMetric metric, Progress lines, Supplier<T> job) {
        SparkContext spark = lake.spark().sparkContext();
        StageMetrics metrics = StageMetrics.of(spark);
        LongConsumer counts = more -> metrics.add(metric, more);
        try (LiveCounts live = LiveCounts.follow(spark, Map.of(counter, counts.andThen(lines::advance)))) {
            return SparkJobs.run(spark, doing, job);
        }
    }
}
