package org.ringrift.jobs.cli.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.config.Domain;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.sql.Query;
import org.ringrift.jobs.lake.sql.SqlScript;
import org.ringrift.jobs.spark.Sessions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ringrift sql}: answers questions to the tables and views. */
@Command(
        name = "sql",
        description = "Query the tables and views, such as games, leaderboard, win_rates, lineage.",
        footer = {
            "",
            "Without a query or a file, statements are asked for at a prompt on a terminal, and read from the standard",
            "input otherwise.",
            "",
            "--json prints one document: of one statement an array with an object a row, of several an array with such",
            "an array for each statement, in their order; a statement without a result has an empty one. --csv prints a",
            "line of names and a line a row, and an empty line between the results of two statements.",
            "",
            "Examples:",
            "  ./ringrift sql \"SELECT config_key, count(*) AS games FROM games GROUP BY config_key\"",
            "  ./ringrift sql \"SHOW TABLES\"",
            "  ./ringrift sql --json -f questions.sql",
            "  ./ringrift sql --csv --limit 1000000 \"SELECT game_id, winner FROM games\" > games.csv",
            "  ./ringrift sql"
        })
public final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Mixin
    private WarehouseOptions warehouse;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUERY",
            description = "One or more SQL statements, separated by semicolons.")
    private String query;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read the statements from a file.")
    private Path file;

    @Option(names = "--csv", description = "Print results as comma-separated values, with a line of names.")
    private boolean csv;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Show at most N rows of each result (default: ${DEFAULT-VALUE}).")
    @Domain(unit = "rows", min = 1, max = Integer.MAX_VALUE - 1)
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1 || limit == Integer.MAX_VALUE) {
            throw new UserError("Cannot show " + limit + " rows: --limit must be at least 1 and below 2147483647.");
        }
        if (csv && common.json()) {
            throw new UserError("Cannot run sql: give either --json or --csv, and not both.");
        }
        if (query != null && file != null) {
            throw new UserError("Cannot run sql: give either a query or a file with -f, and not both.");
        }
        if (query == null && file == null && System.console() != null) {
            SqlPrompt.run(spec.commandLine(), open(session()), this::results);
            return 0;
        }
        List<String> statements = SqlScript.statements(text());
        if (statements.isEmpty()) {
            throw new UserError("Cannot run sql: there is no statement in what was given."
                    + " Give one, such as \"SELECT count(*) FROM games\".");
        }
        SparkSession spark = session();
        statements.forEach(statement -> Query.check(spark, statement));
        Lake lake = open(spark);
        Results results = results(spec.commandLine().getOut());
        statements.forEach(statement -> results.add(Query.prepare(lake, statement)));
        results.end();
        return 0;
    }

    private SparkSession session() {
        return Sessions.open("ringrift sql", warehouse.master());
    }

    private Lake open(SparkSession spark) {
        return new Lake(spark, warehouse.warehouse()).openExisting();
    }

    private Results results(PrintWriter out) {
        FirstRows rows = new FirstRows(limit, spec.commandLine().getErr());
        if (common.json()) {
            return new JsonResults(out, rows);
        }
        return csv ? new CsvResults(out, rows) : new TableResults(out, rows);
    }

    private String text() {
        if (query != null) {
            return query;
        }
        if (file == null) {
            return text("the standard input", System.in);
        }
        if (!Files.exists(file)) {
            throw new UserError("Cannot read " + file + ": there is no such file.");
        }
        if (Files.isDirectory(file)) {
            throw new UserError("Cannot read " + file + ": it is a folder.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return text(file.toString(), in);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static String text(String name, InputStream in) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UserError("Cannot read " + name + ": it is no UTF-8 text.", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static UserError unreadable(String name, IOException e) {
        return new UserError("Cannot read " + name + ": " + e.getMessage() + ".", e);
    }
}
