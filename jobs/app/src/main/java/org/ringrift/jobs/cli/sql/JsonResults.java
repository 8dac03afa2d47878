package org.ringrift.jobs.cli.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** One JSON document of all results: an array of objects, of several statements an array of such arrays. */
final class JsonResults implements Results {
    private final PrintWriter out;
    private final FirstRows rows;
    private final List<String> arrays = new ArrayList<>();

    /**
     * @param out where to
     * @param rows the rows that are shown
     */
    JsonResults(PrintWriter out, FirstRows rows) {
        this.out = out;
        this.rows = rows;
    }

    @Override
    public void add(Dataset<Row> result) {
        arrays.add(array(result.schema().isEmpty() ? List.of() : rows.lines(result, JsonResults::object)));
    }

    @Override
    public void end() {
        out.println(arrays.size() == 1 ? arrays.get(0) : array(arrays));
        out.flush();
    }

    private static String array(List<String> elements) {
        return elements.isEmpty() ? "[]" : "[\n" + String.join(",\n", elements) + "\n]";
    }

    private static Column object(StructType schema) {
        Column[] fields = IntStream.range(0, schema.size())
                .mapToObj(i -> col("c" + i).as(schema.apply(i).name()))
                .toArray(Column[]::new);
        return to_json(struct(fields), Map.of("ignoreNullFields", "false"));
    }
}
