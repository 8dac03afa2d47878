package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.lake.DatasetRow;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.LakeWork;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.run.Progress;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.watch.JobLabels;

/**
 * Makes training data from recorded games. Every game is replayed and must be what its row claims before it gives a
 * sample; the files are written one per task and appear in the table {@code datasets} in one commit at the end. The
 * same request finds its rows and does nothing.
 */
public final class DatasetStage {
    private final Lake lake;
    private final int partitions;
    private final PrintStream progress;
    private final InstantSource clock;

    /**
     * @param lake the warehouse
     * @param partitions tasks of the verification, 0 to choose; no byte depends on it
     * @param progress where progress and rejected games are printed
     * @param clock the time that rows carry
     */
    public DatasetStage(Lake lake, int partitions, PrintStream progress, InstantSource clock) {
        this.lake = lake;
        this.partitions = partitions;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Makes a dataset, unless it is there.
     *
     * @param request the dataset
     * @param runId identity of the run
     * @return what was done
     * @throws UserError if no game matches or there is no such version of the games
     * @throws StageFailure if every game fails verification, or files cannot be written
     */
    public DatasetReport run(DatasetRequest request, String runId) {
        String config = request.config().key();
        return new StageRun(lake, "dataset", config, runId, request.parameters(), clock)
                .record(() -> make(request, runId), DatasetReport::counts);
    }

    private DatasetReport make(DatasetRequest request, String runId) {
        List<DatasetRow> present = lake.datasets().shards(request.datasetId());
        if (!present.isEmpty()) {
            return DatasetReport.of(runId, present, List.of(), true, 0);
        }
        String config = request.config().key();
        GameSelection selection = new GameSelection(lake, request);
        Dataset<Row> games = selection.rows();
        DatasetJobs jobs = new DatasetJobs(lake, request, partitions);
        long count = labelled(
                "dataset " + config + " select", () -> LakeWork.run(lake.spark(), "read table games", games::count));
        if (count == 0) {
            throw selection.nothingFound();
        }
        String verify = "dataset " + config + " verify";
        Progress verifying = new Progress(progress, verify, "games", count);
        List<VerifiedGame> verified = labelled(verify, () -> jobs.verify(games, count, verifying));
        List<Rejection> rejections = rejections(verified);
        ShardPlan plan = plan(request, verified, rejections);
        String write = "dataset " + config + " write";
        long samples = plan.shards().stream().mapToLong(ShardPlan.Shard::rows).sum();
        Progress writing = new Progress(progress, write, "samples", samples);
        List<ShardResult> files = labelled(write, () -> jobs.build(games, plan, writing));
        List<DatasetRow> rows = rows(request, runId, plan, files, rejections.size());
        labelled("dataset " + config + " commit", () -> lake.datasets().append(rows));
        return DatasetReport.of(runId, rows, rejections, false, verifying.seconds());
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param request the dataset
     * @param bench how fast a core is
     * @return the plan
     * @throws UserError if no game matches or there is no such version of the games
     */
    public DatasetPlan plan(DatasetRequest request, BenchTable bench) {
        List<DatasetRow> present = lake.datasets().shards(request.datasetId());
        if (!present.isEmpty()) {
            DatasetReport there = DatasetReport.of("", present, List.of(), true, 0);
            return plan(
                    request,
                    true,
                    there.games(),
                    new DatasetPlan.Expected(there.trainSamples(), there.validationSamples(), there.files()),
                    0,
                    Estimate.NOTHING);
        }
        GameSelection selection = new GameSelection(lake, request);
        Row found = LakeWork.run(
                lake.spark(),
                "read table games",
                () -> selection
                        .rows()
                        .agg(count(lit(1)), coalesce(sum(greatest(decisionsBehindOpening(), lit(0))), lit(0L)))
                        .first());
        long games = found.getLong(0);
        if (games == 0) {
            throw selection.nothingFound();
        }
        DatasetPlan.Expected expected = DatasetPlan.Expected.of(found.getLong(1), request.options());
        int cores = lake.spark().sparkContext().defaultParallelism();
        return plan(
                request,
                false,
                games,
                expected,
                new DatasetJobs(lake, request, partitions).verifyingTasks(games),
                new Estimator(bench, cores).dataset(request.config(), expected.samples()));
    }

    private DatasetPlan plan(
            DatasetRequest request,
            boolean present,
            long games,
            DatasetPlan.Expected expected,
            int tasks,
            Estimate estimate) {
        return new DatasetPlan(
                request.config().key(),
                WarehouseState.of(lake),
                request.datasetId(),
                present,
                request.gamesVersion(),
                games,
                expected,
                tasks,
                estimate);
    }

    private static Column decisionsBehindOpening() {
        return col("decision_count").minus(col("opening_decisions"));
    }

    private <T> T labelled(String description, Supplier<T> work) {
        return JobLabels.describe(lake.spark().sparkContext(), description, work);
    }

    private List<Rejection> rejections(List<VerifiedGame> verified) {
        List<Rejection> rejections = verified.stream()
                .filter(game -> !game.accepted())
                .sorted(Comparator.comparing(VerifiedGame::gameId))
                .map(game -> new Rejection(game.gameId(), game.rejection()))
                .toList();
        rejections.forEach(game -> progress.println("Left out game " + game.gameId() + ": " + game.why()));
        return rejections;
    }

    private static ShardPlan plan(DatasetRequest request, List<VerifiedGame> verified, List<Rejection> rejections) {
        String config = request.config().key();
        if (rejections.size() == verified.size()) {
            throw new StageFailure("Cannot make a dataset of " + config + ": all " + verified.size()
                    + " games failed verification, the first one thus: "
                    + rejections.get(0).why());
        }
        ShardPlan plan = ShardPlan.of(verified, request.options(), request.seed());
        if (plan.shards().isEmpty()) {
            throw new UserError("Cannot make a dataset of " + config + ": its " + verified.size()
                    + " games have no decision behind their random openings. Play with a smaller --opening.");
        }
        return plan;
    }

    private List<DatasetRow> rows(
            DatasetRequest request, String runId, ShardPlan plan, List<ShardResult> files, int rejected) {
        Instant now = clock.instant();
        List<ShardResult> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparingInt(ShardResult::shard));
        return sorted.stream()
                .map(file -> new DatasetRow(
                        request.datasetId(),
                        file.shard(),
                        request.config().key(),
                        file.uri(),
                        file.rows(),
                        file.softTargets(),
                        file.bytes(),
                        file.sha256(),
                        plan.shards().get(file.shard()).split(),
                        request.encoder(),
                        DatasetOptions.key(request.options().profile()),
                        request.gamesVersion(),
                        request.filterJson(),
                        request.optionsJson(),
                        request.seed(),
                        request.options().symmetries(),
                        file.gameIds().size(),
                        file.gameIds(),
                        rejected,
                        runId,
                        now))
                .toList();
    }
}
