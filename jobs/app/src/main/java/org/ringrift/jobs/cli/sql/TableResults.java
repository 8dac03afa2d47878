package org.ringrift.jobs.cli.sql;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.cli.text.TextTable;

/**
 * Tables for people, each when it is there.
 *
 * @param out where to
 * @param rows the rows that are shown
 */
record TableResults(PrintWriter out, FirstRows rows) implements Results {
    @Override
    public void add(Dataset<Row> result) {
        StructType schema = result.schema();
        if (schema.isEmpty()) {
            return;
        }
        List<List<String>> lines = rows.cells(result).stream()
                .map(row -> IntStream.range(0, schema.size())
                        .mapToObj(row::getString)
                        .toList())
                .toList();
        TextTable table = TextTable.ofLines(
                List.of(schema.fieldNames()),
                Arrays.stream(schema.fields()).map(TableResults::align).toList(),
                lines);
        out.println(table.render() + "(" + lines.size() + (lines.size() == 1 ? " row)" : " rows)"));
        out.flush();
    }

    @Override
    public void end() {}

    private static TextTable.Align align(StructField field) {
        return field.dataType() instanceof NumericType ? TextTable.Align.RIGHT : TextTable.Align.LEFT;
    }
}
