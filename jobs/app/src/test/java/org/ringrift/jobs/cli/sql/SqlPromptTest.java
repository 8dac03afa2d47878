package org.ringrift.jobs.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import picocli.CommandLine;

class SqlPromptTest {
    @TempDir
    private static Path folder;

    private static Lake lake;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        lake = SharedSpark.lake(folder.resolve("lakehouse"));
        lake.games().append(List.of(Rows.game(1), Rows.game(2), Rows.game(3)));
    }

    private DumbTerminal terminal(String typed) throws IOException {
        return new DumbTerminal(
                "test",
                "dumb",
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                out,
                StandardCharsets.UTF_8);
    }

    private void prompt(DumbTerminal terminal, Optional<Path> history) {
        CommandLine command = Main.commandLine().getSubcommands().get("sql").setErr(new PrintWriter(err));
        FirstRows rows = new FirstRows(1000, new PrintWriter(err));
        new SqlPrompt(command, lake, writer -> new TableResults(writer, rows), terminal).run(history);
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void statementsOfSeveralLinesAreAnsweredUntilTheUserLeaves() throws IOException {
        prompt(terminal("""
                        SELECT count(*) AS n
                          -- of all
                          FROM games;
                        SELECT ';' AS c; SELECT 2 AS d;
                        exit
                        SELECT 'not asked' AS e;
                        """), Optional.empty());
        assertThat(shown())
                .contains(" 3\n(1 row)", " ;\n(1 row)", " 2\n(1 row)")
                .doesNotContain("not asked\n(1");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aStatementThatFailsIsToldAndThePromptGoesOn() throws IOException {
        prompt(terminal("SELEC 1;\nDROP TABLE games;\nSELECT * FROM gamse;\nSELECT 7 AS n;\n"), Optional.empty());
        assertThat(err.toString().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("Cannot understand the query: Syntax error"),
                        line -> assertThat(line).startsWith("Cannot run this DROP statement: "),
                        line -> assertThat(line).endsWith("Did you mean games?"));
        assertThat(shown()).contains(" 7\n(1 row)");
    }

    @Test
    void whatRunsIsGivenUp() throws IOException {
        DumbTerminal terminal =
                terminal("SELECT count(*) FROM range(1000000000000) WHERE id % 7 = 3;\nSELECT 7 AS n;\n");
        SparkListener interrupting = new SparkListener() {
            private boolean done;

            @Override
            public void onJobStart(SparkListenerJobStart start) {
                if (!done) {
                    done = true;
                    terminal.raise(Signal.INT);
                }
            }
        };
        lake.spark().sparkContext().addSparkListener(interrupting);
        try {
            prompt(terminal, Optional.empty());
        } finally {
            lake.spark().sparkContext().removeSparkListener(interrupting);
        }
        assertThat(shown()).contains("Given up.\n", " 7\n(1 row)");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpSaysWhatCanBeTyped() throws IOException {
        prompt(terminal("help\n"), Optional.empty());
        assertThat(shown()).contains("SHOW TABLES;", "DESCRIBE games;");
    }

    @Test
    void statementsAreKeptForTheNextPrompt() throws IOException {
        Path history = folder.resolve("state/ringrift/sql_history");
        prompt(terminal("SELECT 1 AS\n n;\nexit;\n"), Optional.of(history));
        assertThat(history).content().contains("SELECT 1 AS").contains(" n;");
        assertThat(Files.readAllLines(history)).hasSize(2);
    }

    @Test
    void theHistoryLiesAmongTheStateOfTheUser() {
        assertThat(SqlPrompt.history(Map.of("HOME", "/home/a", "XDG_STATE_HOME", "/state")))
                .contains(Path.of("/state/ringrift/sql_history"));
        assertThat(SqlPrompt.history(Map.of("HOME", "/home/a", "XDG_STATE_HOME", "")))
                .contains(Path.of("/home/a/.local/state/ringrift/sql_history"));
        assertThat(SqlPrompt.history(Map.of())).isEmpty();
    }

    @Test
    void namesAndKeywordsAreCompleted() {
        SqlWords words = new SqlWords(lake.spark());
        assertThat(words.of("game_m")).containsExactly("game_models", "game_moves");
        assertThat(words.of("g.win")).contains("g.winner").doesNotContain("WITH");
        assertThat(words.of("wilson_")).containsExactly("wilson_high", "wilson_low");
        assertThat(words.of("sele")).contains("SELECT");
        assertThat(words.of("WINN")).containsExactly("winner", "winner_participant");
    }
}
