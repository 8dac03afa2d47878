package org.ringrift.jobs.bench.lake;

import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.bench.Machine;
import org.ringrift.jobs.bench.workload.Spread;
import org.ringrift.jobs.dataset.DatasetOptions;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.DatasetRequest;
import org.ringrift.jobs.dataset.DatasetStage;
import org.ringrift.jobs.dataset.GameFilter;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;
import org.ringrift.jobs.maintain.MaintainRequest;
import org.ringrift.jobs.maintain.MaintainStage;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.sql.WarehouseCatalog;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;

/** Makes a large warehouse, unless it is there, and measures it. */
public final class LakeBench {
    /** A query that takes longer, seconds, is measured once more only. */
    private static final double LONG = 30;

    private final LakeRequest request;
    private final PrintStream progress;
    private final InstantSource clock;

    /**
     * @param request what is measured
     * @param progress where it is told what is being done
     * @param clock the time that the report carries
     */
    public LakeBench(LakeRequest request, PrintStream progress, InstantSource clock) {
        this.request = request;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Measures.
     *
     * @param lake an open warehouse, empty or made by an earlier call for as many games
     * @param small an empty one for the games of the dataset alone
     * @return what was measured
     * @throws org.ringrift.StageFailure if a stage fails
     */
    public LakeReport run(Lake lake, Lake small) {
        LakeReport.Made made = made(lake);
        MaintenanceOutcome maintained = maintain(lake);
        progress.println("merged files: " + maintained.before().files() + " to "
                + maintained.after().files());
        LakeReport.DatasetTime dataset = datasets(lake, small);
        SparkSession session = lake.spark().newSession();
        session.conf().set(WarehouseCatalog.WAREHOUSE, lake.warehouse().root().toString());
        List<QueryTime> times = new ArrayList<>();
        times.add(time(
                session,
                "view lineage, the production model",
                List.of("SELECT * FROM ringrift.lineage WHERE in_production")));
        request.recipes().forEach((name, queries) -> times.add(time(session, name, queries)));
        long games = lake.games().read().count();
        return new LakeReport(
                Machine.here(),
                clock.instant(),
                games,
                made,
                (double) maintained.after().bytes() / games,
                maintained,
                times,
                dataset);
    }

    private LakeReport.Made made(Lake lake) {
        if (lake.games().version() > 0) {
            return null;
        }
        GeneratedWarehouse.Filled filled = GeneratedWarehouse.fill(lake, request.games(), wave -> true, progress);
        return new LakeReport.Made(
                filled.waves(), filled.seconds(), filled.firstAppend(), filled.lastAppend(), filled.searchedBytes());
    }

    private MaintenanceOutcome maintain(Lake lake) {
        MaintainRequest games = new MaintainRequest(
                List.of(lake.games().name()),
                MaintainRequest.ofDefaults().retention(),
                MaintainRequest.ofDefaults().fileMb());
        return StageRunner.run(context(lake), new MaintainStage(), games, StageRun.newId("maintain"))
                .tables()
                .get(0);
    }

    private StageContext context(Lake lake) {
        return StageContext.of(lake, StageListener.NONE).withClock(clock);
    }

    /** The small warehouse comes first, so that the large one does not pay for what this process does once. */
    private LakeReport.DatasetTime datasets(Lake lake, Lake small) {
        List<GeneratedWave> newest = newest();
        GeneratedWarehouse.fill(small, request.games(), newest::contains, progress);
        dataset(small, 1);
        int seed = lake.datasets().totals(GeneratedWarehouse.CONFIG).size() + 1;
        long startedAt = System.nanoTime();
        DatasetReport made = dataset(lake, seed);
        double large = GeneratedWarehouse.seconds(startedAt);
        startedAt = System.nanoTime();
        dataset(small, 2);
        double alone = GeneratedWarehouse.seconds(startedAt);
        if (lake.models().version() == 0) {
            GeneratedWarehouse.addLineage(lake, made.datasetId());
        }
        return new LakeReport.DatasetTime(made.games(), made.trainSamples() + made.validationSamples(), large, alone);
    }

    /** The newest waves of the configuration that hold the games of the dataset. */
    private List<GeneratedWave> newest() {
        List<GeneratedWave> waves = GeneratedWave.of(request.games());
        List<GeneratedWave> newest = new ArrayList<>();
        int games = 0;
        for (int i = waves.size() - 1; i >= 0 && games < request.datasetGames(); i--) {
            if (waves.get(i).config().equals(GeneratedWarehouse.CONFIG)) {
                newest.add(waves.get(i));
                games += waves.get(i).games();
            }
        }
        return newest;
    }

    private DatasetReport dataset(Lake lake, long seed) {
        DatasetRequest wanted = DatasetRequest.of(
                GameConfig.parse(GeneratedWarehouse.CONFIG),
                lake.games().version(),
                new GameFilter(Edition.ASIS, List.of(), 0, request.datasetGames()),
                DatasetOptions.STANDARD,
                seed);
        DatasetReport report = StageRunner.run(context(lake), new DatasetStage(), wanted, StageRun.newId("dataset"));
        progress.printf(
                Locale.ROOT,
                "dataset of %,d games in %s: %.1f s%n",
                report.games(),
                lake.warehouse(),
                report.seconds());
        return report;
    }

    private QueryTime time(SparkSession session, String name, List<String> queries) {
        progress.println(name);
        long startedAt = System.nanoTime();
        long rows = rows(session, queries);
        double cold = GeneratedWarehouse.seconds(startedAt);
        List<Double> warm = new ArrayList<>();
        int runs = cold > LONG ? 1 : request.runs();
        for (int run = 0; run < runs; run++) {
            startedAt = System.nanoTime();
            rows(session, queries);
            warm.add(GeneratedWarehouse.seconds(startedAt));
        }
        QueryTime time = new QueryTime(name, rows, cold, Spread.of(warm).median());
        progress.printf(Locale.ROOT, "  cold %.2f s, warm %.2f s, %,d rows%n", time.cold(), time.warm(), time.rows());
        return time;
    }

    private static long rows(SparkSession session, List<String> queries) {
        long rows = 0;
        for (String query : queries) {
            rows += session.sql(query).collectAsList().size();
        }
        return rows;
    }
}
