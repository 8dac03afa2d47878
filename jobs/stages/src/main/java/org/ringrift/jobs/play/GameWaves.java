package org.ringrift.jobs.play;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.stage.Placement;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.watch.JobLabels;
import org.ringrift.jobs.watch.StageMetric;
import org.ringrift.jobs.watch.StageMetrics;
import org.ringrift.record.GamePlan;

/** Plays games in waves: each wave is written by one commit, while the next one is played. */
public final class GameWaves {
    private final SparkSession spark;
    private final PlayOptions options;
    private final StageListener listener;
    private final Supplier<Placement.Choice> machines;

    /** Makes rows of the games of a wave. */
    @FunctionalInterface
    public interface Writer {
        /**
         * Plays the games, by using them, and keeps their rows.
         *
         * @param games the games of the wave; each use plays them again unless they are kept
         * @param wave its number, from 0
         * @return their rows, to be committed
         */
        PreparedAppend prepare(JavaRDD<PlayedGame> games, int wave);

        /** Keeps each game of a wave as soon as it has ended, besides its row. */
        default GameKeeper keeper(int wave) {
            return GameKeeper.NONE;
        }
    }

    /**
     * What was played.
     *
     * @param added rows that the writer added
     * @param waves commits made
     * @param seconds wall time of playing and writing
     * @param evaluations positions evaluated by nets and heuristic evaluators in searches
     * @param batchFill mean share of evaluation batches that was used, 0 to 1; NaN without evaluations
     * @param devices what the tasks ran on
     */
    public record Report(
            long added, int waves, double seconds, long evaluations, double batchFill, List<DeviceUse> devices) {}

    /**
     * @param context where the stage runs
     * @param stage which; its tasks run where the context says
     * @param options how to spread games over tasks
     */
    public GameWaves(StageContext context, StageName stage, PlayOptions options) {
        this.spark = context.lake().spark();
        this.options = options;
        this.listener = context.listener();
        this.machines = () -> context.placement().choose(stage);
    }

    /**
     * The games that a table lacks.
     *
     * @param plans games asked for
     * @param present which of some game ids are there
     * @return the others, in their order
     */
    public static List<GamePlan> missing(List<GamePlan> plans, Function<List<String>, Set<String>> present) {
        List<String> ids = plans.stream().map(GamePlan::gameId).toList();
        Set<String> known = present.apply(ids);
        List<GamePlan> missing = new ArrayList<>();
        for (int i = 0; i < plans.size(); i++) {
            if (!known.contains(ids.get(i))) {
                missing.add(plans.get(i));
            }
        }
        return missing;
    }

    /**
     * Plays all games.
     *
     * @param label what is said of the games while they are played
     * @param players the players of all games
     * @param plans the games, all of one configuration; none is fine
     * @param writer makes the rows of each wave
     * @return what was played
     */
    public Report play(WaveLabel label, ResolvedPlayers players, List<GamePlan> plans, Writer writer) {
        SparkContext context = spark.sparkContext();
        PlayJob job = new PlayJob(spark, players, options, machines);
        Progress lines = new Progress(listener, label.stage(), "games", plans.size());
        WavePlan sizes = WavePlan.forCores(context.defaultParallelism());
        int wave = 0;
        try (PlayProgress live = job.report(lines);
                WaveCommits commits = new WaveCommits(context)) {
            for (int done = 0; done < plans.size(); wave++) {
                List<GamePlan> left = plans.subList(done, plans.size());
                GameKeeper keeper = writer.keeper(wave);
                Wave next = next(job, keeper, label, left, sizes, done / lines.seconds());
                WaveNumber number = number(wave + 1, next.size(), left.size() - next.size());
                String description = label.wave(left.subList(0, next.size()), number);
                PreparedAppend rows = prepare(description, next, wave, writer);
                job.waveEnded();
                StageMetrics.of(context).add(StageMetric.WAVES, 1);
                commits.begin(description, rows);
                done += next.size();
            }
            long added = commits.finish();
            return new Report(added, wave, lines.seconds(), job.evaluations(), job.batchFill(), job.devices());
        }
    }

    /** Games for one commit, and those of them that have been played and are kept. */
    private record Wave(JavaRDD<PlayedGame> games, int size, Optional<JavaRDD<PlayedGame>> kept) {}

    private WaveNumber number(int wave, int size, int after) {
        return options.wave() > 0
                ? WaveNumber.stated(wave, options.wave(), after)
                : WaveNumber.expected(wave, size, after);
    }

    private PreparedAppend prepare(String description, Wave wave, int number, Writer writer) {
        try {
            return playing(description, () -> writer.prepare(wave.games(), number));
        } finally {
            wave.kept().ifPresent(JavaRDD::unpersist);
        }
    }

    private <T> T playing(String description, Supplier<T> work) {
        SparkContext context = spark.sparkContext();
        return JobLabels.describe(context, description, () -> SparkWork.run(context, "play games", work));
    }

    /** @param rate games in a second so far, 0 before the first wave */
    private Wave next(
            PlayJob job, GameKeeper keeper, WaveLabel label, List<GamePlan> left, WavePlan sizes, double rate) {
        int size = options.wave() > 0 ? Math.min(left.size(), options.wave()) : sizes.next(left.size(), rate);
        if (options.wave() > 0 || rate > 0 || size == left.size()) {
            return new Wave(job.play(left.subList(0, size), keeper), size, Optional.empty());
        }
        return first(job, keeper, label, left, size, sizes);
    }

    /** Plays some games to learn their rate; where they were quick, the commit waits for more. */
    private Wave first(
            PlayJob job, GameKeeper keeper, WaveLabel label, List<GamePlan> left, int tried, WavePlan sizes) {
        List<GamePlan> some = left.subList(0, tried);
        long startedAt = System.nanoTime();
        JavaRDD<PlayedGame> kept = job.play(some, keeper).persist(StorageLevel.MEMORY_AND_DISK());
        playing(label.wave(some, 1), kept::count);
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        if (!sizes.tooShort(seconds)) {
            return new Wave(kept, tried, Optional.of(kept));
        }
        int size = tried + sizes.next(left.size() - tried, tried / seconds);
        return new Wave(kept.union(job.play(left.subList(tried, size), keeper)), size, Optional.of(kept));
    }
}
