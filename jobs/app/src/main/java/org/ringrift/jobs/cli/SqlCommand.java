package org.ringrift.jobs.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.UserError;
import org.ringrift.jobs.cli.option.CommonOptions;
import org.ringrift.jobs.cli.option.WarehouseOptions;
import org.ringrift.jobs.cli.text.TextTable;
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
            "--json prints one document: of one statement an array with an object a row, of several an array with such",
            "an array for each statement, in their order; a statement without a result has an empty one.",
            "",
            "Examples:",
            "  ./ringrift sql \"SELECT config_key, count(*) AS games FROM games GROUP BY config_key\"",
            "  ./ringrift sql \"SHOW TABLES\"",
            "  ./ringrift sql --json -f questions.sql"
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
        List<String> statements = SqlScript.statements(text());
        if (statements.isEmpty()) {
            throw new UserError("Cannot run sql: there is no statement in what was given."
                    + " Give one, such as \"SELECT count(*) FROM games\".");
        }
        SparkSession spark = Sessions.open("ringrift sql", warehouse.master());
        statements.forEach(statement -> Query.check(spark, statement));
        Lake lake = new Lake(spark, warehouse.warehouse()).openExisting();
        if (common.json()) {
            List<String> arrays = statements.stream()
                    .map(statement -> json(Query.prepare(lake, statement)))
                    .toList();
            print(arrays.size() == 1 ? arrays.get(0) : array(arrays));
        } else {
            statements.forEach(statement -> show(Query.prepare(lake, statement)));
        }
        return 0;
    }

    private String text() {
        if ((query == null) == (file == null)) {
            throw new UserError("Cannot run sql: give either a query or a file with -f, and not both.");
        }
        if (query != null) {
            return query;
        }
        if (!Files.isRegularFile(file)) {
            throw new UserError("Cannot read " + file + ": there is no such file.");
        }
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new UserError("Cannot read " + file + ": it is no UTF-8 text.", e);
        } catch (IOException e) {
            throw new UserError("Cannot read " + file + ": " + e.getMessage() + ".", e);
        }
    }

    private void show(Dataset<Row> result) {
        StructType schema = result.schema();
        if (schema.isEmpty()) {
            return;
        }
        List<Row> shown = rows(result, cells(schema));
        print(table(schema, shown).render() + "(" + shown.size() + (shown.size() == 1 ? " row)" : " rows)"));
    }

    private String json(Dataset<Row> result) {
        StructType schema = result.schema();
        return array(
                schema.isEmpty()
                        ? List.of()
                        : rows(result, objects(schema)).stream()
                                .map(row -> row.getString(0))
                                .toList());
    }

    private static String array(List<String> elements) {
        return elements.isEmpty() ? "[]" : "[\n" + String.join(",\n", elements) + "\n]";
    }

    private List<Row> rows(Dataset<Row> result, Column[] texts) {
        String[] names = IntStream.range(0, result.schema().size())
                .mapToObj(i -> "c" + i)
                .toArray(String[]::new);
        List<Row> rows = Query.rows(result.toDF(names).select(texts), limit + 1);
        if (rows.size() > limit) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Only the first " + limit + " rows are shown: give --limit N for more.");
            err.flush();
        }
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private void print(String text) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
    }

    private static Column[] cells(StructType schema) {
        return IntStream.range(0, schema.size())
                .mapToObj(i -> col("c" + i).cast("string"))
                .toArray(Column[]::new);
    }

    private static Column[] objects(StructType schema) {
        Column[] fields = IntStream.range(0, schema.size())
                .mapToObj(i -> col("c" + i).as(schema.apply(i).name()))
                .toArray(Column[]::new);
        return new Column[] {to_json(struct(fields), Map.of("ignoreNullFields", "false"))};
    }

    private static TextTable table(StructType schema, List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : rows) {
            lines.add(IntStream.range(0, schema.size()).mapToObj(row::getString).toList());
        }
        return TextTable.ofLines(
                List.of(schema.fieldNames()),
                Arrays.stream(schema.fields()).map(SqlCommand::align).toList(),
                lines);
    }

    private static TextTable.Align align(StructField field) {
        return field.dataType() instanceof NumericType ? TextTable.Align.RIGHT : TextTable.Align.LEFT;
    }
}
