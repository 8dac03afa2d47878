package org.ringrift.jobs.maintain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.estimate.BenchTable;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.delta.MaintenanceOutcome;
import org.ringrift.jobs.lake.delta.MaintenancePlan;
import org.ringrift.jobs.lake.delta.TableMaintenance;
import org.ringrift.jobs.lake.schema.DatasetRow;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.run.StageRun;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;

/** Maintenance of real tables: what it changes, and what it must not. */
class MaintainStageTest {
    private static final MaintainRequest REQUEST = MaintainRequest.ofDefaults();
    private static final MaintainRequest GAMES = new MaintainRequest(List.of("games"), "168h", 64);

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void open() {
        lake = SharedSpark.lake(folder);
    }

    private static List<GameRow> games(int from, int to) {
        return LongStream.range(from, to).mapToObj(Rows::game).toList();
    }

    private StageContext context() {
        return StageContext.of(lake, StageListener.NONE);
    }

    /** When what is deleted today is old. */
    private StageContext nextYear() {
        Instant then = Instant.now().plus(Duration.ofDays(365));
        return context().withClock(InstantSource.fixed(then));
    }

    private static MaintainReport maintain(StageContext context, MaintainRequest request) {
        return StageRunner.run(context, new MaintainStage(), request, "maintain-" + System.nanoTime());
    }

    /** What the stage does to the games, without a run. */
    private MaintenanceOutcome unrecorded(StageContext context) {
        TableMaintenance.Terms terms =
                new TableMaintenance.Terms(GAMES.fileBytes(), GAMES.retentionTime(), TreeSet::new);
        return new TableMaintenance(lake.games(), lake.warehouse(), context.clock(), terms).run();
    }

    private static MaintenanceOutcome games(MaintainReport report) {
        return report.tables().stream()
                .filter(table -> table.table().equals("games"))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new TreeMap<>();
        lake.tables().stream()
                .filter(table -> !table.name().equals("runs"))
                .forEach(table -> rows.put(table.name(), text(table.read().collectAsList())));
        return rows;
    }

    private static List<String> text(List<Row> rows) {
        return rows.stream().map(Row::json).sorted().toList();
    }

    private List<String> at(long version) {
        return text(lake.games().readAt(version).collectAsList());
    }

    private List<Path> gameFiles() throws IOException {
        try (Stream<Path> tree = Files.walk(folder.resolve("tables/games"))) {
            return tree.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.toString().contains("_delta_log"))
                    .collect(Collectors.toList());
        }
    }

    @Test
    void rowsStayAndNamedVersionsCanBeReadWhenOtherOnesAreGone() throws IOException {
        for (int i = 0; i < 4; i++) {
            lake.games().append(games(i * 3, i * 3 + 3));
        }
        lake.games().append(List.of(Rows.game(100, "square8_3p", 1)));
        lake.models().append(List.of(Rows.model(Rows.sha(7), "dataset-1")));
        DatasetRow dataset = Rows.shard("dataset-1", List.of(Rows.sha(1)));
        assertThat(dataset.gamesVersion()).isEqualTo(1);
        lake.datasets().append(List.of(dataset));
        ask(3);
        Map<String, List<String>> before = rows();
        List<String> cut = at(1);
        List<String> asked = at(3);

        MaintainReport first = maintain(context(), REQUEST);
        assertThat(rows()).isEqualTo(before);
        assertThat(games(first).before().files()).isEqualTo(5);
        assertThat(games(first).after().files())
                .as("one for each configuration")
                .isEqualTo(2);
        assertThat(games(first).after().filesOnDisk())
                .as("the old ones are still there")
                .isEqualTo(6);
        assertThat(games(first).deletedFiles()).isZero();
        assertThat(at(2)).hasSize(6);

        MaintainReport later = maintain(nextYear(), GAMES);
        assertThat(games(later).rewrittenBytes())
                .as("there is nothing left to merge")
                .isZero();
        assertThat(games(later).deletedFiles()).isEqualTo(1);
        assertThat(games(later).keptFiles()).isEqualTo(3);
        assertThat(gameFiles()).hasSize(5);
        assertThat(rows()).isEqualTo(before);
        assertThat(at(1)).isEqualTo(cut);
        assertThat(at(3)).isEqualTo(asked);
        assertThatThrownBy(() -> lake.games().readAt(4))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1 file of it is gone, as after a VACUUM.")
                .hasMessageContaining("Versions that can still be read: 0 to 3, 6 to");
        assertThat(lake.runs()
                        .read()
                        .where("stage = 'maintain' AND config_key = 'all' AND state = 'succeeded'")
                        .count())
                .isEqualTo(2);
    }

    /** Records a run that was to make a dataset of a version of games. */
    private void ask(long version) {
        String request = "{\"games_version\":" + version + "}";
        new StageRun(lake, "dataset", "hex8_2p", "dataset-7", request, "{}", InstantSource.system())
                .record(run -> version, any -> Map.of());
    }

    @Test
    void aPlanIsWhatIsDoneAndChangesNothing() throws IOException {
        lake.games().append(games(0, 2));
        lake.games().append(games(2, 4));
        Path killed = gameFiles().get(0);
        Files.copy(killed, killed.resolveSibling("part-00000-never-committed.c000.snappy.parquet"));
        long version = lake.games().version();

        MaintainPreview plan = StageRunner.preview(nextYear(), new MaintainStage(), GAMES, BenchTable.shipped());
        assertThat(plan.tables()).hasSize(1);
        MaintenancePlan games = plan.tables().get(0);
        assertThat(games.filesAfter()).isEqualTo(1);
        assertThat(games.deletedFiles())
                .as("what a writer has left that was killed")
                .isEqualTo(1);
        assertThat(lake.games().version()).isEqualTo(version);
        assertThat(gameFiles()).hasSize(3);

        assertThat(unrecorded(context()).deletedFiles())
                .as("its writer may be at work")
                .isZero();
        MaintenanceOutcome done = unrecorded(nextYear());
        assertThat(done.after().files()).isEqualTo(games.filesAfter());
        assertThat(done.deletedFiles()).isEqualTo(3);
        assertThat(gameFiles()).hasSize(1);
        assertThat(lake.games().read().count()).isEqualTo(4);
    }

    @Test
    void readersAppendsAndOtherMaintenanceGoOn() throws Exception {
        for (int i = 0; i < 4; i++) {
            lake.games().append(games(i * 2, i * 2 + 2));
        }
        Iterator<Row> reader = lake.games().read().toLocalIterator();
        List<Row> read = new ArrayList<>(List.of(reader.next()));
        List<Callable<Long>> work = new ArrayList<>();
        work.add(() -> {
            long added = 0;
            for (int i = 4; i < 7; i++) {
                added += lake.games().append(games(i * 2, i * 2 + 2));
            }
            return added;
        });
        for (int i = 0; i < 2; i++) {
            work.add(() -> {
                long files = 0;
                for (int times = 0; times < 2; times++) {
                    files = unrecorded(context()).after().files();
                }
                return files;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<Long>> done = pool.invokeAll(work);
            assertThat(done.get(0).get()).isEqualTo(6);
            done.get(1).get();
            done.get(2).get();
        } finally {
            pool.shutdownNow();
        }
        reader.forEachRemaining(read::add);
        assertThat(read).hasSize(8);
        assertThat(text(lake.games().read().select("game_id").collectAsList()))
                .hasSize(14)
                .doesNotHaveDuplicates();
        assertThat(unrecorded(context()).after().files()).isEqualTo(1);
    }

    @Test
    void whatCouldTakeFilesFromReadersOrIsNoTableIsRefused() {
        assertThatThrownBy(() -> new MaintainRequest(List.of(), "167h", 64))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Cannot delete files that were in use 167h ago: who reads an old version, or is still writing,"
                                + " may need them. Give --retention of at least 168h.");
        assertThatThrownBy(() -> new MaintainRequest(List.of("game"), "168h", 64))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot maintain table 'game': there is no such table. Tables are games, datasets, models,"
                        + " matches, evaluations, ratings, promotions, runs, events, work, syncs.");
    }
}
