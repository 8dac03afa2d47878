package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.encode.EncoderProfile;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Estimate;
import org.ringrift.jobs.estimate.Estimator;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.watch.JobLabels;

/**
 * Makes training data from recorded games. Every game is replayed and must be what its row claims, or no sample of it
 * is used. Copies, games with the same rules and moves, give their samples once. Files are planned by what the rows claim and verified while they are written, one per task; where a game was
 * rejected they are planned and written again without it. They appear in the table {@code datasets} in one commit at the
 * end. The same request finds its rows and does nothing.
 */
public final class DatasetStage implements Stage<DatasetRequest, DatasetPreview, DatasetReport> {
    static final RequestCodec<DatasetRequest> REQUESTS = RequestCodec.of(DatasetRequest.class);

    @Override
    public String name() {
        return StageName.DATASET.key();
    }

    @Override
    public RequestCodec<DatasetRequest> requests() {
        return REQUESTS;
    }

    @Override
    public DatasetRequest settled(StageContext context, DatasetRequest request) {
        if (request.gamesVersion().isPresent()) {
            return ofThisWarehouse(context.lake(), request);
        }
        long newest = context.lake().games().version();
        context.listener()
                .said("Reading version " + newest + " of games, the newest; give --games-version " + newest
                        + " for the same dataset later.");
        return ofThisWarehouse(context.lake(), request.ofVersion(newest));
    }

    /** Says whose version it is, unless the dataset is there from before that was said. */
    private static DatasetRequest ofThisWarehouse(Lake lake, DatasetRequest request) {
        String identity = lake.games().identity();
        if (request.gamesTable().isPresent()) {
            if (!request.gamesTable().get().equals(identity)) {
                throw new UserError("Cannot make a dataset of version " + request.version() + " of table games "
                        + request.gamesTable().get() + ": that of " + lake.warehouse() + " is " + identity
                        + ". Ask for a version of this one, without --games-table.");
            }
            return request;
        }
        boolean older = lake.datasets().shards(request.datasetId()).stream().anyMatch(shard -> shard.origin() == null);
        return older ? request : request.ofTable(identity);
    }

    @Override
    public DatasetReport run(StageContext context, RunHandle run, DatasetRequest request) {
        Lake lake = context.lake();
        String runId = run.runId();
        List<DatasetRow> present = lake.datasets().shards(request.datasetId());
        if (!present.isEmpty()) {
            return DatasetReport.of(runId, present, List.of(), true, 0);
        }
        long startedAt = System.nanoTime();
        GameSelection selection = new GameSelection(lake, request);
        DatasetJobs jobs = new DatasetJobs(lake, request);
        List<CountedGame> games = games(context, request, selection, jobs);
        ShardPlan plan = plan(request, games);
        List<ShardOutcome> built = build(context, request, jobs, selection, plan);
        if (built.stream().anyMatch(file -> !file.rejections().isEmpty())) {
            games = withoutRejected(games, built);
            plan = plan(request, games);
            built = build(context, request, jobs, selection, plan);
        }
        List<Rejection> rejections = rejections(games);
        rejections.forEach(game -> context.listener().said("Left out game " + game.gameId() + ": " + game.why()));
        List<DatasetRow> rows = rows(context, request, runId, plan, built, rejections.size());
        labelled(lake, label(request, "commit"), () -> lake.datasets().append(rows));
        return DatasetReport.of(runId, rows, rejections, false, (System.nanoTime() - startedAt) / 1e9);
    }

    private static String label(DatasetRequest request, String step) {
        return "dataset " + request.config().key() + " " + step;
    }

    private static List<CountedGame> games(
            StageContext context, DatasetRequest request, GameSelection selection, DatasetJobs jobs) {
        List<CountedGame> claimed =
                labelled(context.lake(), label(request, "select"), () -> jobs.claimed(selection.rows()));
        if (claimed.isEmpty()) {
            throw selection.nothingFound();
        }
        if (!counts(request)) {
            return claimed;
        }
        String label = label(request, "count");
        Progress counting = new Progress(context.listener(), label, "games", claimed.size());
        return labelled(context.lake(), label, () -> jobs.counted(selection.rows(), claimed.size(), counting));
    }

    /** Whether only a replay can tell how many samples a game gives: the compat layouts cannot express every decision. */
    private static boolean counts(DatasetRequest request) {
        return request.options().profile() == EncoderProfile.COMPAT;
    }

    private static List<ShardOutcome> build(
            StageContext context, DatasetRequest request, DatasetJobs jobs, GameSelection selection, ShardPlan plan) {
        String label = label(request, "write");
        long samples = plan.shards().stream().mapToLong(ShardPlan.Shard::rows).sum();
        Progress writing = new Progress(context.listener(), label, "samples", samples);
        return labelled(context.lake(), label, () -> jobs.build(selection.rows(), plan, writing));
    }

    /** The games with what the build has found against them. */
    private static List<CountedGame> withoutRejected(List<CountedGame> games, List<ShardOutcome> built) {
        Map<String, String> found = new HashMap<>();
        built.forEach(file -> file.rejections().forEach(game -> found.put(game.gameId(), game.why())));
        return games.stream()
                .map(game -> found.containsKey(game.gameId()) ? game.rejectedFor(found.get(game.gameId())) : game)
                .toList();
    }

    @Override
    public DatasetPreview preview(StageContext context, DatasetRequest request, BenchTable bench) {
        Lake lake = context.lake();
        List<DatasetRow> present = lake.datasets().shards(request.datasetId());
        if (!present.isEmpty()) {
            DatasetReport there = DatasetReport.of("", present, List.of(), true, 0);
            return preview(
                    lake,
                    request,
                    true,
                    there.games(),
                    new DatasetPreview.Expected(there.trainSamples(), there.validationSamples(), there.files()),
                    0,
                    Estimate.NOTHING);
        }
        GameSelection selection = new GameSelection(lake, request);
        Row found = SparkWork.run(
                lake.spark(),
                "read table games",
                () -> GameContents.fill(selection.rows())
                        .groupBy(GameContents.COLUMN)
                        .agg(min(SampleCounts.expected()).as("samples"))
                        .agg(count(lit(1)), coalesce(sum("samples"), lit(0.0)))
                        .first());
        long games = found.getLong(0);
        if (games == 0) {
            throw selection.nothingFound();
        }
        DatasetPreview.Expected expected =
                DatasetPreview.Expected.of(Math.round(found.getDouble(1)), request.options());
        int cores = lake.spark().sparkContext().defaultParallelism();
        return preview(
                lake,
                request,
                false,
                games,
                expected,
                counts(request) ? new DatasetJobs(lake, request).countingTasks(games) : 0,
                new Estimator(bench, cores).dataset(request.config(), expected.samples()));
    }

    private static DatasetPreview preview(
            Lake lake,
            DatasetRequest request,
            boolean present,
            long games,
            DatasetPreview.Expected expected,
            int tasks,
            Estimate estimate) {
        return new DatasetPreview(
                request.config().key(),
                WarehouseState.of(lake),
                request.datasetId(),
                present,
                request.version(),
                games,
                expected,
                tasks,
                estimate);
    }

    private static <T> T labelled(Lake lake, String description, Supplier<T> work) {
        return JobLabels.describe(lake.spark().sparkContext(), description, work);
    }

    private static List<Rejection> rejections(List<CountedGame> games) {
        return games.stream()
                .filter(game -> !game.accepted())
                .map(CountedGame::rejected)
                .sorted(Comparator.comparing(Rejection::gameId))
                .toList();
    }

    private static ShardPlan plan(DatasetRequest request, List<CountedGame> games) {
        String config = request.config().key();
        List<Rejection> rejections = rejections(games);
        if (rejections.size() == games.size()) {
            throw new StageFailure("Cannot make a dataset of " + config + ": all " + games.size()
                    + " games failed verification, the first one thus: "
                    + rejections.get(0).why());
        }
        ShardPlan plan = ShardPlan.of(games, request.options(), request.seed());
        if (plan.shards().isEmpty()) {
            throw new UserError("Cannot make a dataset of " + config + ": its " + games.size()
                    + " games have no decision behind their random openings. Play with a smaller --opening.");
        }
        return plan;
    }

    private static List<DatasetRow> rows(
            StageContext context,
            DatasetRequest request,
            String runId,
            ShardPlan plan,
            List<ShardOutcome> built,
            int rejected) {
        Instant now = context.lake()
                .datasets()
                .times(request.config().key(), context.clock())
                .instant();
        return built.stream()
                .map(ShardOutcome::file)
                .sorted(Comparator.comparingInt(ShardResult::shard))
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
                        request.options().layout(),
                        request.version(),
                        request.filterJson(),
                        request.optionsJson(),
                        request.seed(),
                        request.options().symmetries(),
                        file.gameIds().size(),
                        file.gameIds(),
                        file.origins().runs(),
                        file.origins().players(),
                        file.origins().models(),
                        rejected,
                        plan.copies(),
                        runId,
                        now,
                        null))
                .toList();
    }
}
