package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.sql.SqlCommand;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import picocli.CommandLine;

class SqlCommandTest {
    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        Lake lake = SharedSpark.lake(folder.resolve("lakehouse"));
        lake.games().append(List.of(Rows.game(1), Rows.game(2), Rows.game(3)));
    }

    private int sql(String... arguments) {
        CommandLine command = new CommandLine(new SqlCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setParameterExceptionHandler(Failures::onParameters)
                .setExecutionExceptionHandler(Failures::onExecution);
        List<String> all = new ArrayList<>(
                List.of("--warehouse", folder.resolve("lakehouse").toString()));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }

    @Test
    void aResultIsAnAlignedTable() {
        int code = sql("SELECT game_index AS i, source, NULL AS nothing FROM games ORDER BY game_index");
        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        " i | source   | nothing", //
                        "---+----------+---------",
                        " 1 | selfplay | NULL",
                        " 2 | selfplay | NULL",
                        " 3 | selfplay | NULL",
                        "(3 rows)");
    }

    @Test
    void aCutResultSaysSo() {
        assertThat(sql("--limit", "2", "SELECT game_index FROM ringrift.games ORDER BY 1"))
                .isZero();
        assertThat(out.toString()).contains("(2 rows)");
        assertThat(err.toString().strip()).isEqualTo("Only the first 2 rows are shown: give --limit N for more.");
    }

    @Test
    void jsonIsOneArrayOfObjects() {
        assertThat(sql(
                        "--json",
                        "SELECT game_index, players[1].model_sha256 AS model FROM games WHERE game_index < 3"
                                + " ORDER BY 1"))
                .isZero();
        assertThat(out.toString().lines())
                .containsExactly("[", "{\"game_index\":1,\"model\":null},", "{\"game_index\":2,\"model\":null}", "]");
    }

    @Test
    void anEmptyJsonResultIsAnEmptyArray() {
        assertThat(sql("--json", "SELECT * FROM models")).isZero();
        assertThat(out.toString().strip()).isEqualTo("[]");
    }

    @Test
    void severalStatementsAreOneJsonDocument() throws IOException {
        String views = "CREATE TEMPORARY VIEW one AS SELECT 1 AS n; CREATE TEMPORARY VIEW no AS SELECT 1 AS n LIMIT 0;";
        assertThat(sql("--json", views + "SELECT n FROM one; SELECT n FROM no; SELECT n + 1 AS m FROM one"))
                .isZero();
        ObjectMapper strict = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        assertThat(strict.readTree(out.toString()))
                .isEqualTo(strict.readTree("[[], [], [{\"n\":1}], [], [{\"m\":2}]]"));
    }

    @Test
    void aStatementThatFailsLeavesNoHalfOfAJsonDocument() {
        assertThat(sql("--json", "SELECT 1 AS n; SELECT 1 / (game_index - 1) FROM games"))
                .isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("Cannot run the query: Division by zero");
    }

    @Test
    void aFileMayHoldSeveralStatements() throws IOException {
        Path file = Files.writeString(
                folder.resolve("questions.sql"),
                "-- a view of the session\nCREATE TEMPORARY VIEW few AS SELECT * FROM games LIMIT 1;\n"
                        + "SELECT count(*) AS n FROM few; SHOW TABLES IN ringrift LIKE 'gam*'");
        assertThat(sql("-f", file.toString())).isZero();
        assertThat(out.toString()).contains(" n", " 1", "games", "game_moves");
    }

    @Test
    void aScriptWithAWriteDoesNothingAtAll() {
        assertThat(sql("SELECT 1; /* tidy */ DROP TABLE games")).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("Cannot run this DROP statement: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO games SELECT * FROM games",
                "WITH g AS (SELECT * FROM games) INSERT INTO games SELECT * FROM g",
                "FROM games INSERT INTO games SELECT *",
                "DELETE FROM games",
                "UPDATE games SET winner = 1",
                "MERGE INTO games USING games AS s ON false WHEN NOT MATCHED THEN INSERT *",
                "DROP TABLE games",
                "TRUNCATE TABLE games",
                "CREATE TABLE other AS SELECT 1",
                "CREATE OR REPLACE VIEW leaderboard AS SELECT 1 AS x",
                "ALTER TABLE games ADD COLUMN x INT",
                "OPTIMIZE games",
                "VACUUM games",
                "RESTORE TABLE games TO VERSION AS OF 0",
                "SET spark.sql.ansi.enabled=false"
            })
    void writesAreRefused(String statement) {
        assertThat(sql(statement)).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("Cannot run this ")
                .endsWith("tables are written by the stages only. Ask with SELECT, WITH, SHOW, DESCRIBE or EXPLAIN.")
                .hasLineCount(1);
    }

    @Test
    void describeAndHistoryAreAllowed() {
        assertThat(sql("DESCRIBE games; DESCRIBE HISTORY games; DESCRIBE DETAIL games; EXPLAIN SELECT 1; SHOW TABLES"))
                .isZero();
        assertThat(out.toString()).contains("sha256 of everything that determines the game");
    }

    @Test
    void anUnknownTableNamesTheNearestOne() {
        assertThat(sql("SELECT * FROM ringrift.gamse")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot find table ringrift.gamse: there is no table or view of that name."
                        + " Did you mean games?");
    }

    @Test
    void anUnknownColumnIsOneSentence() {
        assertThat(sql("SELECT wnner FROM games")).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("Cannot run the query: A column, variable, or function parameter with name `wnner` cannot")
                .contains("`winner`")
                .hasLineCount(1);
    }

    @Test
    void badSqlIsOneSentence() {
        assertThat(sql("SELEC 1")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot understand the query: Syntax error at or near 'SELEC' (line 1, pos 0).");
    }

    @Test
    void aDivisionByZeroIsOneSentence() {
        assertThat(sql("SELECT 1 / (game_index - 1) FROM games")).isEqualTo(2);
        assertThat(err.toString().strip())
                .startsWith("Cannot run the query: Division by zero")
                .hasLineCount(1);
    }

    @Test
    void aWrongArgumentOfAFunctionIsOneSentence() {
        assertThat(sql("SELECT board_at(struct(*), 99) FROM games")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Cannot show the position at ply 99: the game has plies 0 to 2.");
        err.getBuffer().setLength(0);
        assertThat(sql("SELECT wilson_low(1)")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot call wilson_low with 1 argument: it is called as wilson_low(wins, games)."
                        + " See DESCRIBE FUNCTION EXTENDED wilson_low.");
    }

    @Test
    void aBoardIsShownAsItIsDrawn() {
        assertThat(sql("SELECT board_at(struct(*), 1) AS board FROM games LIMIT 1"))
                .isZero();
        assertThat(out.toString().lines())
                .contains(" hex8_2p, ply 1: A to move, movement", " 0   .   .   .   .   A1  .   .   .   .   x -4 to 4");
    }

    @Test
    void csvHasALineOfNamesAndALineARow() {
        String texts = "SELECT game_index AS i, 'a, \"b\"' AS `x, y`, '' AS empty, CAST(NULL AS STRING) AS nothing,"
                + " array(1, 2) AS list FROM games WHERE game_index < 3 ORDER BY 1";
        assertThat(sql("--csv", texts + "; SELECT 'two\nlines ' AS t, 1 AS t")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "i,\"x, y\",empty,nothing,list",
                        "1,\"a, \"\"b\"\"\",\"\",,\"[1, 2]\"",
                        "2,\"a, \"\"b\"\"\",\"\",,\"[1, 2]\"",
                        "",
                        "t,t",
                        "\"two",
                        "lines \",1");
    }

    @Test
    void resultsHaveOneForm() {
        assertThat(sql("--csv", "--json", "SELECT 1")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Cannot run sql: give either --json or --csv, and not both.");
    }

    @Test
    void withoutAQueryStatementsAreReadFromTheStandardInput() {
        assertThat(typed("SELECT count(*) AS n FROM games;\n-- the end")).isZero();
        assertThat(out.toString()).contains(" 3\n(1 row)");
        assertThat(typed("")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot run sql: there is no statement in what was given.");
    }

    private int typed(String text) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        try {
            return sql();
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void aMissingFileIsOneSentence() {
        assertThat(sql("-f", "no-such.sql")).isEqualTo(2);
        assertThat(err.toString().strip()).isEqualTo("Cannot read no-such.sql: there is no such file.");
    }

    @Test
    void aQueryIsNeeded() {
        assertThat(sql("-f", "questions.sql", "SELECT 1")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot run sql: give either a query or a file with -f, and not both.");
        assertThat(sql(" ; ")).isEqualTo(2);
        assertThat(sql("--limit", "0", "SELECT 1")).isEqualTo(2);
    }
}
