package org.ringrift.jobs.cli.sql;

import static org.apache.spark.sql.functions.to_csv;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Comma-separated values with a line of names (RFC 4180), each result when it is there and an empty line between two. Null is an empty
 * field, and an empty text is {@code ""}; what is neither number nor text is as SQL shows it.
 */
final class CsvResults implements Results {
    private static final Map<String, String> OPTIONS = Map.of(
            "escape", "\"",
            "ignoreLeadingWhiteSpace", "false",
            "ignoreTrailingWhiteSpace", "false");

    private final PrintWriter out;
    private final FirstRows rows;
    private boolean first = true;

    /**
     * @param out where to
     * @param rows the rows that are shown
     */
    CsvResults(PrintWriter out, FirstRows rows) {
        this.out = out;
        this.rows = rows;
    }

    @Override
    public void add(Dataset<Row> result) {
        if (result.schema().isEmpty()) {
            return;
        }
        List<String> lines = rows.lines(result, CsvResults::line);
        if (!first) {
            out.println();
        }
        first = false;
        rows.lines(names(result), CsvResults::line).forEach(out::println);
        lines.forEach(out::println);
        out.flush();
    }

    @Override
    public void end() {}

    private static Column line(StructType schema) {
        return to_csv(FirstRows.textsOf(schema), OPTIONS);
    }

    /** A result of one row: the names of the columns. */
    private static Dataset<Row> names(Dataset<Row> result) {
        String[] names = result.schema().fieldNames();
        StructField[] texts = IntStream.range(0, names.length)
                .mapToObj(i -> DataTypes.createStructField("c" + i, DataTypes.StringType, false))
                .toArray(StructField[]::new);
        return result.sparkSession()
                .createDataFrame(List.of(RowFactory.create((Object[]) names)), DataTypes.createStructType(texts));
    }
}
