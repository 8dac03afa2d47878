package org.ringrift.jobs.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.dataset.GameFilter;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * Runs whole stages in one warehouse: first small, to warm up and to learn how long they take, then as large as the time
 * allows. No run does what another one has done.
 */
final class StageRuns {
    private static final int FIRST_GAMES = 16;
    private static final int MAX_GAMES = 1_000_000;

    /** A trial that takes this part of the wanted time tells how large a run must be. */
    private static final double TRIAL = 0.5;

    /** How much larger than a trial that was too short the next one may be. */
    private static final double MAX_GROWTH = 8;

    /** Where the first trial takes so many times the wanted time, a run need not have more games. */
    private static final double FAR_TOO_LONG = 10;

    private final StageContext context;
    private final Lake lake;
    private final GameConfig config;
    private final int runs;
    private final double seconds;
    private int runsDone;

    /**
     * @param context an open warehouse of its own
     * @param config configuration to be played
     * @param runs how many are measured
     * @param seconds how long a measured one should work on its games, roughly
     */
    StageRuns(StageContext context, GameConfig config, int runs, double seconds) {
        this.context = context;
        this.lake = context.lake();
        this.config = config;
        this.runs = runs;
        this.seconds = seconds;
    }

    /**
     * What self-play reached, a value for each run.
     *
     * @param gamesPerSecond games in the table by wall time of playing and writing
     * @param writingPercent part of that time in which no game was played
     * @param commitSeconds time of that kind for each commit
     */
    record Selfplay(List<Double> gamesPerSecond, List<Double> writingPercent, List<Double> commitSeconds) {}

    /** Heuristic against heuristic. */
    Selfplay selfplay() {
        Selfplay result = new Selfplay(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int games = calibrate(MAX_GAMES, count -> play(count).seconds());
        PlayingTime playing = new PlayingTime();
        lake.spark().sparkContext().addSparkListener(playing);
        for (int run = 0; run < runs; run++) {
            double before = playing.seconds();
            SelfplayReport report = play(games);
            double writing = Math.max(0, report.seconds() - (playing.seconds() - before));
            result.gamesPerSecond.add(report.gamesPerSecond());
            result.writingPercent.add(100 * writing / report.seconds());
            result.commitSeconds.add(writing / report.waves());
        }
        lake.spark().sparkContext().removeSparkListener(playing);
        return result;
    }

    private SelfplayReport play(int games) {
        SelfplayRequest request = SelfplayRequest.of(
                GameSetup.of(Rules.of(config)), games, List.of(new PlayerSpec.Heuristic()), runsDone++);
        return StageRunner.run(context, new SelfplayStage(), request, "bench-" + runsDone);
    }

    /** Samples a second of datasets made of the games that self-play has left, a value for each run. */
    List<Double> dataset() {
        long version = lake.games().version();
        int most = (int) lake.games().read().count();
        int games = calibrate(most, count -> build(version, count).seconds());
        List<Double> rates = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            rates.add(build(version, games).samplesPerSecond());
        }
        return rates;
    }

    /** Against what {@link #dataset} is measured: zlib alone, on a file of a small one. */
    DeflateWorkload deflate() {
        DatasetReport small = build(lake.games().version(), FIRST_GAMES);
        DatasetRow file = lake.datasets().shards(small.datasetId()).stream()
                .max(Comparator.comparingLong(DatasetRow::rows))
                .orElseThrow();
        Path local = Path.of(lake.warehouse().resolve(file.uri()).toUri());
        return new DeflateWorkload("deflate dataset " + config.key(), local, file.rows());
    }

    private DatasetReport build(long version, int games) {
        GameFilter newest = new GameFilter(Edition.ASIS, List.of(), 0, games);
        DatasetRequest request = DatasetRequest.of(config, version, newest, DatasetOptions.STANDARD, runsDone++);
        return StageRunner.run(context, new DatasetStage(), request, "bench-" + runsDone);
    }

    /** Does the work for a number of games and tells how many seconds it took. */
    @FunctionalInterface
    private interface Trial {
        double seconds(int games);
    }

    /**
     * How many games a run should have. The first trial, which loads and compiles, tells nothing; the second tells what
     * a run takes besides its games; the others are larger and larger.
     *
     * @param most as many as there are
     * @param trial the work
     */
    private int calibrate(int most, Trial trial) {
        int games = Math.min(most, FIRST_GAMES);
        if (trial.seconds(games) > FAR_TOO_LONG * seconds) {
            return games;
        }
        double besides = trial.seconds(games);
        double taken = 0;
        while (games < most && taken < TRIAL * seconds) {
            double growth = taken <= 0 ? MAX_GROWTH : Math.max(2, Math.min(MAX_GROWTH, seconds / taken));
            games = (int) Math.min(most, Math.round(games * growth));
            taken = trial.seconds(games) - besides;
        }
        return taken <= 0 ? games : (int) Math.max(1, Math.min(most, Math.round(games * seconds / taken)));
    }
}
