package org.ringrift.jobs.bench.lake;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.SparkSession;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.GameRowCodec;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * How many commits a table takes in a minute from several writers at the same time. Each writer appends generated games, again and
 * again, in a session of its own, so that writers meet in the table's log as those of several processes do.
 */
public final class CommitBench {
    /** Commits of each writer that are not counted: Spark compiles. */
    private static final int WARM_UP = 2;

    private final SparkSession spark;
    private final Path folder;
    private final PrintStream progress;

    /**
     * @param spark whose sessions write
     * @param folder where warehouses are made, one for each measurement
     * @param progress where it is told what was measured
     */
    public CommitBench(SparkSession spark, Path folder, PrintStream progress) {
        this.spark = spark;
        this.folder = folder;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @param writers how many at the same time, 1 or more
     * @param configs how many configurations they write to, 1 to 12
     * @param rows games of a commit, 1 or more
     * @param seconds how long each goes on beginning commits
     * @return what they got in
     * @throws StageFailure if a writer failed
     */
    public CommitRate measure(int writers, int configs, int rows, double seconds) {
        String warehouse = folder.resolve("writers-" + writers + "-" + configs).toString();
        new Lake(spark, warehouse).open();
        List<Writer> all = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            GameConfig config = GameConfig.all().get(i % configs);
            all.add(new Writer(new Lake(spark.newSession(), warehouse).open(), config, i, rows));
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            together(threads, all, writer -> writer.warmUp(WARM_UP));
            long begun = System.nanoTime();
            List<List<Double>> times = together(threads, all, writer -> writer.write(begun, seconds));
            double took = GeneratedWarehouse.seconds(begun);
            List<Double> each = times.stream().flatMap(List::stream).toList();
            CommitRate rate = new CommitRate(
                    writers,
                    Math.min(writers, configs),
                    rows,
                    each.size(),
                    took,
                    each.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                    each.stream().mapToDouble(Double::doubleValue).max().orElse(0));
            progress.printf(Locale.ROOT, "%d writers: %.0f commits a minute%n", writers, rate.perMinute());
            return rate;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A part of a measurement. */
    private interface Work {
        List<Double> of(Writer writer);
    }

    private static List<List<Double>> together(ExecutorService threads, List<Writer> writers, Work work) {
        List<Future<List<Double>>> running = new ArrayList<>();
        writers.forEach(writer -> running.add(threads.submit(() -> work.of(writer))));
        List<List<Double>> results = new ArrayList<>();
        try {
            for (Future<List<Double>> each : running) {
                results.add(each.get());
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StageFailure failure) {
                throw failure;
            }
            throw new IllegalStateException("A writer failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageFailure(FailureKind.CANCELLED, "Cannot measure commits: the run was interrupted.", e);
        }
        return results;
    }

    /** One of them. */
    private static final class Writer {
        private static final Instant BEGUN = Instant.parse("2026-01-01T00:00:00Z");

        private final Lake lake;
        private final GeneratedGames generator;
        private final int number;
        private final int rows;
        private long next;

        Writer(Lake lake, GameConfig config, int number, int rows) {
            Rules rules = Rules.of(config);
            this.lake = lake;
            this.generator = new GeneratedGames(
                    rules, Collections.nCopies(rules.players(), new SeatPlayer("random", null)), false);
            this.number = number;
            this.rows = rows;
        }

        List<Double> warmUp(int commits) {
            for (int i = 0; i < commits; i++) {
                lake.games().append(generate());
            }
            return List.of();
        }

        List<Double> write(long begun, double seconds) {
            List<Double> times = new ArrayList<>();
            while (GeneratedWarehouse.seconds(begun) < seconds) {
                List<GameRow> games = generate();
                long at = System.nanoTime();
                lake.games().append(games);
                times.add(GeneratedWarehouse.seconds(at));
            }
            return times;
        }

        private List<GameRow> generate() {
            List<GameRow> games = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                long index = ((long) number << 32) + next++;
                games.add(GameRowCodec.gameRow(generator.play(index), "selfplay", "generated-" + number, 0, 1, BEGUN));
            }
            return games;
        }
    }
}
