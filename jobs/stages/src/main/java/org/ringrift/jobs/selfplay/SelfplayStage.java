package org.ringrift.jobs.selfplay;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.jobs.play.GameKeeper;
import org.ringrift.jobs.play.GameWaves;
import org.ringrift.jobs.play.PlayForecaster;
import org.ringrift.jobs.play.PlayedGame;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.jobs.play.WaveLabel;
import org.ringrift.jobs.request.RequestCodec;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.stage.Stage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.GamePlan;
import org.ringrift.rules.GameConfig;

/**
 * Plays the games of a request that the table {@code games} lacks and adds them, a wave at a time. Killed anywhere, the
 * same request completes the rest.
 */
public final class SelfplayStage implements Stage<SelfplayRequest, SelfplayPreview, SelfplayReport> {
    private static final RequestCodec<SelfplayRequest> REQUESTS = RequestCodec.of(SelfplayRequest.class);

    @Override
    public String name() {
        return StageName.SELFPLAY.key();
    }

    @Override
    public RequestCodec<SelfplayRequest> requests() {
        return REQUESTS;
    }

    @Override
    public boolean needsWarehouse() {
        return false;
    }

    @Override
    public SelfplayRequest settled(StageContext context, SelfplayRequest request) {
        if (request.seed().isPresent()) {
            return request;
        }
        long drawn = context.seeds().getAsLong();
        context.listener()
                .said("Seed " + drawn + " was drawn; give --seed " + drawn + " to play the same games again.");
        return request.withSeed(drawn);
    }

    @Override
    public SelfplayReport run(StageContext context, RunHandle run, SelfplayRequest request) {
        Lake lake = context.lake();
        String config = request.config().key();
        ResolvedPlayers players = players(lake, request);
        List<GamePlan> plans = request.plans(players.seats());
        JournaledGames.collect(lake);
        List<GamePlan> missing = missing(lake, plans);
        InstantSource times = lake.games().times(config, context.clock());
        GameWaves.Report played = new GameWaves(context, StageName.SELFPLAY, options(context, request))
                .play(
                        WaveLabel.of("selfplay " + config),
                        players,
                        missing,
                        writer(lake, request, wave -> new GameRows(run.runId(), wave, times.instant())));
        JournaledGames.collect(lake); // what is in the table now
        return new SelfplayReport(
                run.runId(),
                config,
                request.games(),
                request.games() - missing.size(),
                played.added(),
                played.waves(),
                played.seconds(),
                played.evaluations(),
                played.batchFill(),
                played.devices(),
                lake.games().version(),
                decisionEvaluations(request),
                GameSummary.of(lake, plans));
    }

    private static long decisionEvaluations(SelfplayRequest request) {
        return Math.round(request.players().stream()
                .mapToInt(PlayerSpec::evaluations)
                .average()
                .orElse(0));
    }

    /**
     * What the games of a request were like, as far as they are there.
     *
     * @param lake the warehouse
     * @param request the games
     * @return what they were like
     * @throws org.ringrift.UserError if a model is unknown or does not fit
     */
    public static GameSummary summary(Lake lake, SelfplayRequest request) {
        return GameSummary.of(lake, request.plans(players(lake, request).seats()));
    }

    @Override
    public SelfplayPreview preview(StageContext context, SelfplayRequest request, BenchTable bench) {
        Lake lake = context.lake();
        GameConfig config = request.config();
        ResolvedPlayers players = players(lake, request);
        int missing = missing(lake, request.plans(players.seats())).size();
        Seating games = new Seating(
                missing, players.seats().stream().map(players::sitter).toList());
        return new SelfplayPreview(
                config.key(),
                WarehouseState.of(lake),
                request.seed().orElseThrow(),
                players.seats(),
                request.games(),
                request.games() - missing,
                new PlayForecaster(lake, options(context, request), bench).forecast(config, List.of(games)));
    }

    private static PlayOptions options(StageContext context, SelfplayRequest request) {
        return request.spread().options(context, StageName.SELFPLAY);
    }

    private static ResolvedPlayers players(Lake lake, SelfplayRequest request) {
        return ResolvedPlayers.resolve(lake, request.config(), request.players());
    }

    private static List<GamePlan> missing(Lake lake, List<GamePlan> plans) {
        String config = plans.get(0).rules().config().key();
        return GameWaves.missing(plans, ids -> lake.games().present(config, ids));
    }

    private static GameWaves.Writer writer(Lake lake, SelfplayRequest request, IntFunction<GameRows> rowsOf) {
        Map<Integer, GameRows> rows = new HashMap<>(); // one of a wave, for its table and its journal
        return new GameWaves.Writer() {
            @Override
            public PreparedAppend prepare(JavaRDD<PlayedGame> games, int wave) {
                return SelfplayStage.prepare(lake, games, rows.computeIfAbsent(wave, rowsOf::apply));
            }

            @Override
            public GameKeeper keeper(int wave) {
                return request.journal()
                        .<GameKeeper>map(location -> journal(lake, location, rows.computeIfAbsent(wave, rowsOf::apply)))
                        .orElse(GameKeeper.NONE);
            }
        };
    }

    private static GameJournal journal(Lake lake, String location, GameRows rows) {
        Configuration hadoop = lake.spark().sparkContext().hadoopConfiguration();
        String root = Warehouse.at(location, hadoop).toString();
        return new GameJournal(root, new SerializableConfiguration(hadoop), rows);
    }

    private static PreparedAppend prepare(Lake lake, JavaRDD<PlayedGame> games, GameRows rows) {
        StructType schema = lake.games().spec().schema();
        JavaRDD<Row> made = games.map(game -> RowMapper.of(GameRow.class).toRow(rows.row(game)));
        Dataset<Row> wave = lake.spark().createDataFrame(made, schema);
        return lake.games().prepare(wave);
    }
}
