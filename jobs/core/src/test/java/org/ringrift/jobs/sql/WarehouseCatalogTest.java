package org.ringrift.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.TableSpec;
import org.ringrift.jobs.lake.schema.View;

/** A session of its own, as another program would have, with the one setting. */
class WarehouseCatalogTest {
    private static SparkSession spark;

    @BeforeAll
    static void open() {
        spark = session(PlayedWarehouse.lake().warehouse().root().toString());
    }

    private static SparkSession session(String warehouse) {
        SparkSession session = SharedSpark.session().newSession();
        session.conf().set("spark.ringrift.warehouse", warehouse);
        return session;
    }

    private static Object value(String query) {
        return spark.sql(query).first().get(0);
    }

    @Test
    void tablesAndViewsAreShown() {
        assertThat(spark.sql("SHOW TABLES IN ringrift").collectAsList())
                .extracting(row -> row.getString(1))
                .containsAll(Lake.SPECS.stream().map(TableSpec::name).toList())
                .containsAll(View.ALL.stream().map(View::name).toList())
                .hasSize(Lake.SPECS.size() + View.ALL.size());
        assertThat(spark.sql("SHOW CATALOGS").collectAsList())
                .extracting(row -> row.getString(0))
                .contains("ringrift");
    }

    /** What programs in Scala and Python list tables with, which cannot do with a catalog that has no namespace. */
    @Test
    void sparksOwnListsShowThem() throws AnalysisException {
        SparkSession session = session(PlayedWarehouse.lake().warehouse().root().toString());
        session.conf()
                .set(
                        "spark.sql.codegen.factoryMode",
                        "FALLBACK"); // without compiling it, Spark cannot read its own list
        assertThat(session.catalog().listTables("ringrift").collectAsList())
                .hasSize(Lake.SPECS.size() + View.ALL.size());
        session.catalog().setCurrentCatalog("ringrift");
        assertThat(session.catalog().listTables().collectAsList())
                .extracting(table -> table.name())
                .contains("games", "lineage");
        assertThat(session.catalog().listColumns("games").collectAsList())
                .extracting(column -> column.name())
                .contains("game_id", "moves");
        assertThat(session.catalog().tableExists("game_moves")).isTrue();
        assertThat(session.catalog().listDatabases().collectAsList())
                .extracting(database -> database.name())
                .containsExactly("main");
        assertThat(session.sql("SHOW DATABASES").collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("main");
        assertThat(session.sql("SELECT * FROM ringrift.main.models").collectAsList())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT * FROM ringrift.other.models", "SELECT * FROM ringrift.other.lineage"})
    void thereIsNoOtherNamespace(String query) {
        assertThatThrownBy(() -> spark.sql(query))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("[TABLE_OR_VIEW_NOT_FOUND]");
    }

    @Test
    void aViewIsDescribedWithTypesAndComments() {
        assertThat(spark.sql("DESCRIBE ringrift.game_moves").collectAsList())
                .extracting(Row::mkString)
                .contains(
                        "plyintstep, from 0",
                        "policymap<string,float>search result, probability of each move; null when not searched,"
                                + " or by a fast search");
        assertThat(spark.sql("DESCRIBE EXTENDED ringrift.game_moves").collectAsList())
                .extracting(Row::mkString)
                .contains("CommentEvery step of every game, one row each.");
    }

    @Test
    void earlierVersionsAreRead() {
        String now = "SELECT count(*) FROM ringrift.games";
        assertThat(value(now)).isEqualTo((long) PlayedWarehouse.ROWS.size());
        assertThat(value(now + " VERSION AS OF 0")).isEqualTo(0L);
        String made = spark.sql("DESCRIBE HISTORY ringrift.games")
                .selectExpr("cast(min(timestamp) AS string)")
                .first()
                .getString(0);
        assertThat(value(now + " TIMESTAMP AS OF '" + made + "'")).isEqualTo(0L);
        assertThatThrownBy(() -> value(now + " VERSION AS OF 9"))
                .isInstanceOf(AnalysisException.class)
                .hasMessage("Cannot read version 9 of table games: its versions are 0 to 1.");
        assertThatThrownBy(() -> value(now + " VERSION AS OF 'x'"))
                .isInstanceOf(AnalysisException.class)
                .hasMessage(
                        "Cannot read version 'x' of games: it is not a number. Ask DESCRIBE HISTORY ringrift.games.");
        assertThatThrownBy(() -> value("SELECT * FROM ringrift.lineage VERSION AS OF 1"))
                .isInstanceOf(AnalysisException.class)
                .hasMessage(
                        "Cannot read an old version of lineage: it is a view. Ask the tables that it is made of, see"
                                + " EXPLAIN SELECT * FROM ringrift.lineage.");
    }

    @Test
    void aViewIsJoinedWithItself() {
        long steps = PlayedWarehouse.ROWS.stream()
                .mapToLong(row -> row.moveCount() - 1)
                .sum();
        assertThat(value("SELECT count(*) FROM ringrift.game_moves AS a JOIN ringrift.game_moves AS b"
                        + " ON a.game_id = b.game_id AND a.ply = b.ply + 1"))
                .isEqualTo(steps);
        assertThat(value("SELECT count(*) FROM ringrift.games AS g WHERE EXISTS"
                        + " (SELECT 1 FROM ringrift.game_moves AS m WHERE m.game_id = g.game_id AND m.ply = 1)"))
                .isEqualTo((long) PlayedWarehouse.ROWS.size());
    }

    @Test
    void ofAGameOnlyRulesAndMovesAreRead() {
        String plan = (String) value("EXPLAIN SELECT board_at(struct(*), 0) AS board FROM ringrift.games");
        assertThat(plan)
                .contains("board_at(game, 0)")
                .contains("ReadSchema: struct<edition:string,swap:boolean,rings_per_player:int,lps_rounds:int,"
                        + "moves:array<struct<move:st"); // what follows is cut by Spark
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO ringrift.runs SELECT * FROM ringrift.runs",
                "DELETE FROM ringrift.runs",
                "UPDATE ringrift.runs SET attempt = 1",
                "MERGE INTO ringrift.runs USING ringrift.runs AS s ON false WHEN NOT MATCHED THEN INSERT *",
                "DROP TABLE ringrift.runs",
                "ALTER TABLE ringrift.runs ADD COLUMN x INT",
                "CREATE TABLE ringrift.other AS SELECT 1 AS x",
                "CREATE DATABASE ringrift.other",
                "DROP DATABASE ringrift.main",
            })
    void tablesAreNotWritten(String statement) {
        assertThatThrownBy(() -> spark.sql(statement))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining(": the tables of a warehouse are written by RingRift's stages only.");
    }

    @Test
    void sessionsMayMeanDifferentWarehouses(@TempDir Path folder) {
        SharedSpark.copyEmptyWarehouse(folder);
        SparkSession other = session(folder.toString());
        assertThat(other.sql("SELECT count(*) FROM ringrift.models").first().getLong(0))
                .isZero();
        assertThat(value("SELECT count(*) FROM ringrift.models")).isEqualTo(1L);
        other.conf().set("spark.ringrift.warehouse", folder.resolve("none").toString());
        assertThatThrownBy(() -> other.sql("SELECT * FROM ringrift.models"))
                .isInstanceOf(AnalysisException.class)
                .hasMessage("Cannot open warehouse file:" + folder.resolve("none") + ": there is none. Set"
                        + " spark.ringrift.warehouse to the folder that stages were given as --warehouse.");
        other.conf().unset("spark.ringrift.warehouse");
        assertThatThrownBy(() -> other.sql("SELECT * FROM ringrift.models"))
                .isInstanceOf(AnalysisException.class)
                .hasMessage("Cannot find the warehouse: this session does not say where it is. Start it with"
                        + " spark.ringrift.warehouse=FOLDER, or run SET spark.ringrift.warehouse=FOLDER.");
    }

    @Test
    void namesNeedNoPrefixAfterUse() {
        SparkSession session = session(PlayedWarehouse.lake().warehouse().root().toString());
        session.sql("USE ringrift");
        assertThat(session.sql("SELECT * FROM production_models").collectAsList())
                .hasSize(1);
        assertThat(session.sql("SELECT * FROM delta.`"
                                + PlayedWarehouse.lake().models().path() + "`")
                        .collectAsList())
                .hasSize(1);
        assertThat(session.table("Models").collectAsList()).hasSize(1);
        assertThatThrownBy(() -> session.sql("SELECT * FROM gamse"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("[TABLE_OR_VIEW_NOT_FOUND] The table or view `gamse` cannot be found.");
        assertThat(session.sql("SHOW FUNCTIONS LIKE 'wilson_low'").collectAsList())
                .hasSize(1);
    }
}
