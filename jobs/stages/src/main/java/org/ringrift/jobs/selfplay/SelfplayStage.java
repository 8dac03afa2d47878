package org.ringrift.jobs.selfplay;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.estimate.Seating;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.WarehouseState;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.RowMapper;
import org.ringrift.jobs.play.GameWaves;
import org.ringrift.jobs.play.PlayForecaster;
import org.ringrift.jobs.play.PlayedGame;
import org.ringrift.jobs.play.ResolvedPlayers;
import org.ringrift.jobs.play.WaveLabel;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.record.GamePlan;
import org.ringrift.rules.GameConfig;

/**
 * Plays the games of a request that the table {@code games} lacks and adds them, a wave at a time. Killed anywhere, the
 * same request completes the rest.
 */
public final class SelfplayStage {
    private final Lake lake;
    private final PlayOptions options;
    private final PrintStream progress;
    private final InstantSource clock;

    /**
     * @param lake where games go
     * @param options how to spread games over tasks
     * @param progress where progress is printed
     * @param clock the time that rows carry
     */
    public SelfplayStage(Lake lake, PlayOptions options, PrintStream progress, InstantSource clock) {
        this.lake = lake;
        this.options = options;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Completes a request.
     *
     * @param request the games
     * @param runId identity of the run
     * @return what was done
     * @throws org.ringrift.UserError if a model is unknown or does not fit
     * @throws org.ringrift.StageFailure if games cannot be written
     */
    public SelfplayReport run(SelfplayRequest request, String runId) {
        String config = request.rules().config().key();
        return new StageRun(lake, "selfplay", config, runId, request.parameters(), clock)
                .recordWatched(() -> play(request, runId), SelfplayReport::counts);
    }

    private SelfplayReport play(SelfplayRequest request, String runId) {
        String config = request.rules().config().key();
        ResolvedPlayers players = players(request);
        List<GamePlan> plans = plans(request, players);
        List<GamePlan> missing = missing(plans);
        InstantSource times = lake.games().times(config, clock);
        GameWaves.Report played = new GameWaves(lake.spark(), options, progress)
                .play(
                        WaveLabel.of("selfplay " + config),
                        players,
                        missing,
                        (games, wave) -> prepare(games, new GameRows(runId, wave, times.instant())));
        return new SelfplayReport(
                runId,
                request.games(),
                request.games() - missing.size(),
                played.added(),
                played.waves(),
                played.seconds(),
                played.evaluations(),
                played.batchFill(),
                played.devices(),
                lake.games().version(),
                GameSummary.of(lake, plans));
    }

    /**
     * What the games of a request were like, as far as they are there.
     *
     * @param request the games
     * @return what they were like
     * @throws org.ringrift.UserError if a model is unknown or does not fit
     */
    public GameSummary summary(SelfplayRequest request) {
        return GameSummary.of(lake, plans(request, players(request)));
    }

    /**
     * What {@link #run} would do now; changes nothing, and needs no open lake.
     *
     * @param request the games
     * @param bench how fast a core is
     * @return the preview
     * @throws org.ringrift.UserError if a model is unknown or does not fit
     */
    public SelfplayPreview preview(SelfplayRequest request, BenchTable bench) {
        GameConfig config = request.rules().config();
        ResolvedPlayers players = players(request);
        int missing = missing(plans(request, players)).size();
        Seating games = new Seating(
                missing, players.seats().stream().map(players::sitter).toList());
        return new SelfplayPreview(
                config.key(),
                WarehouseState.of(lake),
                request.seed(),
                players.seats(),
                request.games(),
                request.games() - missing,
                new PlayForecaster(lake, options, bench).forecast(config, List.of(games)));
    }

    private ResolvedPlayers players(SelfplayRequest request) {
        return ResolvedPlayers.resolve(lake, request.rules().config(), request.players());
    }

    private static List<GamePlan> plans(SelfplayRequest request, ResolvedPlayers players) {
        return LongStream.range(0, request.games())
                .mapToObj(index -> request.plan(index, players.seats()))
                .toList();
    }

    private List<GamePlan> missing(List<GamePlan> plans) {
        String config = plans.get(0).rules().config().key();
        return GameWaves.missing(plans, ids -> lake.games().present(config, ids));
    }

    private PreparedAppend prepare(JavaRDD<PlayedGame> games, GameRows rows) {
        StructType schema = lake.games().spec().schema();
        JavaRDD<Row> made = games.map(game -> RowMapper.of(GameRow.class).toRow(rows.row(game)));
        Dataset<Row> wave = lake.spark().createDataFrame(made, schema);
        return lake.games().prepare(wave);
    }
}
