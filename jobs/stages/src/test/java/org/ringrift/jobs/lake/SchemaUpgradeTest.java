package org.ringrift.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evaluate.RatingTable;
import org.ringrift.jobs.lake.delta.SchemaUpgrade;
import org.ringrift.jobs.lake.schema.EvaluationRow;
import org.ringrift.jobs.lake.schema.GameContents;
import org.ringrift.jobs.lake.schema.GameMove;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.lake.schema.OpponentEvidence;
import org.ringrift.jobs.lake.schema.RatingRow;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.table.RunsTable;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.sql.WarehouseCatalog;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageListener;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.player.PlayerSpec;
import org.ringrift.record.GameContent;
import org.ringrift.rules.Edition;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

class SchemaUpgradeTest {
    private static final Rules HEX = Rules.of(GameConfig.parse("hex8_2p"));

    private static final String LOG_RETENTION = "delta.logRetentionDuration";

    @TempDir
    private Path folder;

    private Lake old;

    @BeforeEach
    void unpack() {
        OldWarehouse.unpack(folder);
        old = new Lake(SharedSpark.session(), folder.toString());
    }

    /** Those of all tables; -1 for one that the program of that time did not have. */
    private static Map<String, Long> versions(Lake lake) {
        Map<String, Long> versions = new TreeMap<>();
        lake.tables().forEach(table -> versions.put(table.name(), table.exists() ? table.version() : -1));
        return versions;
    }

    private static String property(Lake lake, String table, String key) {
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
        return lake
                .spark()
                .sql("SHOW TBLPROPERTIES ringrift." + table)
                .where("key = '" + key + "'")
                .collectAsList()
                .stream()
                .map(row -> row.getString(1))
                .findFirst()
                .orElse("");
    }

    @Tag("long")
    @Test
    void anOldWarehouseIsOpenedOnceAndPlayedOn() {
        Map<String, Long> before = versions(old);
        Lake lake = old.open();
        Map<String, Long> opened = versions(lake);
        assertThat(opened).allSatisfy((table, version) -> assertThat(version).isEqualTo(before.get(table) + 1));
        assertThat(versions(new Lake(SharedSpark.session(), folder.toString()).open()))
                .isEqualTo(opened);
        assertThat(property(lake, "games", SchemaUpgrade.PROPERTY)).isEqualTo("" + SchemaUpgrade.VERSION);
        assertThat(property(lake, "runs", "delta.constraints.state_domain"))
                .isEqualTo(RunsTable.SPEC.checks().get("state_domain"));
        assertThat(property(lake, "runs", LOG_RETENTION)).isEqualTo("interval 7 days");
        assertThat(property(lake, "events", LOG_RETENTION)).isEqualTo("interval 7 days");
        assertThat(property(lake, "games", LOG_RETENTION)).isEqualTo("interval 3650 days");

        GameRow game = lake.games()
                .records(lake.games().read().where("seed = 1 AND game_index = 0"))
                .get(0);
        assertThat(game.contentSha256()).isNull();
        assertThat(lake.datasets().records(lake.datasets().read()))
                .allSatisfy(row -> assertThat(row.copiedGames()).isNull());
        EvaluationRow evaluation =
                lake.evaluations().records(lake.evaluations().read()).get(0);
        assertThat(evaluation.pooled()).isNull();
        assertThat(evaluation.opponents())
                .extracting(OpponentEvidence::games, OpponentEvidence::distinctGames)
                .containsOnly(tuple(60, null));

        String config = HEX.config().key();
        assertThat(lake.ratings().latestOfAllEditions(config))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.edition()).isNull());
        assertThat(lake.ratings().latest(config, Edition.ASIS)).isEmpty();
        assertThat(leaders(lake, config)).containsOnlyNulls();
        List<RatingRow> rated =
                new RatingTable(lake).rate(config, Edition.ASIS, lake.matches().version(), Rows.NOON);
        assertThat(lake.ratings().append(rated)).isEqualTo(rated.size()).isPositive();
        assertThat(lake.ratings().latest(config, Edition.ASIS)).containsExactlyElementsOf(rated);
        assertThat(leaders(lake, config)).containsOnly(Edition.ASIS.key());

        // Twelve games of the old program and two of this one are copies of each other.
        SelfplayReport report = play(lake, "new");
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.summary().games()).isEqualTo(14);
        assertThat(report.summary().distinct()).isEqualTo(1);
        GameRow played = lake.games()
                .records(lake.games().read().where("seed = 1 AND game_index = 13"))
                .get(0);
        assertThat(played.contentSha256())
                .isEqualTo(GameContent.sha256(
                        HEX, game.moves().stream().map(GameMove::move).toList()));
    }

    /** The edition of each row of the leaderboard. */
    private static List<String> leaders(Lake lake, String config) {
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
        return lake
                .spark()
                .sql("SELECT edition FROM ringrift.leaderboard WHERE config_key = '" + config + "'")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static SelfplayReport play(Lake lake, String run) {
        SelfplayRequest request = SelfplayRequest.of(GameSetup.of(HEX, 0), 14, List.of(PlayerSpec.parse("policy")), 1);
        StageContext context = StageContext.of(lake, StageListener.NONE)
                .withClock(InstantSource.fixed(Rows.NOON.plusSeconds(1 << 25)));
        return StageRunner.run(context, new SelfplayStage(), request, run);
    }

    @Test
    @Tag("long")
    void runsOfTheSecondSchemaHaveTheirStatesAndAreGoneOnWith() {
        Path second = folder.resolve("second");
        OldWarehouse.unpackSecond(second);
        Lake lake = new Lake(SharedSpark.session(), second.toString());
        Map<String, Long> before = versions(lake);
        assertThat(versions(lake.open()))
                .allSatisfy((table, version) -> assertThat(version).isEqualTo(before.get(table) + 1));
        assertThat(property(lake, "runs", LOG_RETENTION)).isEqualTo("interval 7 days");
        assertThat(states(lake, "done")).containsExactly(RunState.RUNNING, RunState.SUCCEEDED);
        assertThat(states(lake, "cancelled")).containsExactly(RunState.RUNNING, RunState.CANCELLED);
        assertThat(states(lake, "killed")).containsExactly(RunState.RUNNING);
        assertThat(lake.runs().history("done"))
                .allSatisfy(row -> assertThat(row.request()).isNull());

        assertThat(play(lake, "killed").added()).isEqualTo(2);
        assertThat(states(lake, "killed"))
                .containsExactly(RunState.RUNNING, RunState.LOST, RunState.RUNNING, RunState.SUCCEEDED);
        // An old end is an end: no other one comes beside it.
        RunRow finished = lake.runs().history("done").get(1);
        RunRow lost = finished.ended(RunState.LOST, Rows.NOON, Rows.NOON, "It is not.", Map.of());
        assertThat(lake.runs().append(List.of(lost))).isZero();
    }

    private static List<RunState> states(Lake lake, String run) {
        return lake.runs().history(run).stream().map(RunRow::runState).toList();
    }

    @Test
    void withoutBeingOpenedItIsReadAsIfItHadTheColumns() {
        Map<String, Long> before = versions(old);
        assertThat(old.games().records(old.games().read()))
                .hasSize(32)
                .allSatisfy(row -> assertThat(row.contentSha256()).isNull());
        assertThat(GameContents.fill(old.games().read())
                        .select(GameContents.COLUMN)
                        .distinct()
                        .count())
                .isEqualTo(21);
        assertThat(versions(old)).isEqualTo(before);
    }

    @Test
    void ofSeveralThatOpenItAtOnceOneChangesEachTable() throws Exception {
        Map<String, Long> before = versions(old);
        List<Callable<Lake>> openers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            openers.add(() -> new Lake(SharedSpark.session().newSession(), folder.toString()).open());
        }
        ExecutorService pool = Executors.newFixedThreadPool(openers.size());
        try {
            for (Future<Lake> opened : pool.invokeAll(openers)) {
                assertThat(versions(opened.get()))
                        .allSatisfy((table, version) -> assertThat(version).isEqualTo(before.get(table) + 1));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aNewerWarehouseIsRefused() {
        Path newer = folder.resolve("newer");
        Lake lake = SharedSpark.lake(newer);
        List<Row> nothing = lake.spark()
                .sql("ALTER TABLE delta.`" + lake.models().path() + "` SET TBLPROPERTIES ('" + SchemaUpgrade.PROPERTY
                        + "' = '99')")
                .collectAsList();
        assertThat(nothing).isEmpty();
        assertThatThrownBy(() -> new Lake(SharedSpark.session(), newer.toString()).open())
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot open table models in file:" + newer + ": a newer version of the program wrote it"
                        + " (schema 99, this one knows " + SchemaUpgrade.VERSION
                        + "). Use that program, or give another --warehouse.");
    }
}
