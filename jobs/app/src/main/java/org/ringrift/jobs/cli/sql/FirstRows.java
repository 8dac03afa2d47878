package org.ringrift.jobs.cli.sql;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.ringrift.jobs.lake.sql.Query;

/**
 * The rows of a result that are shown; says so where there are more.
 *
 * @param limit how many at most, from 1
 * @param err where it is said
 */
record FirstRows(int limit, PrintWriter err) {
    /** The cells of each row, as text. */
    List<Row> cells(Dataset<Row> result) {
        Dataset<Row> rows = numbered(result);
        return of(rows.select(texts(rows.schema())));
    }

    /** One text of each row. */
    List<String> lines(Dataset<Row> result, RowText text) {
        return of(numbered(result).select(text.of(result.schema()))).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** How a row, whose columns are c0, c1 and so on, becomes one text. */
    @FunctionalInterface
    interface RowText {
        Column of(StructType schema);
    }

    /** The columns of a row of {@code schema}, all as text, under their own names. */
    static Column textsOf(StructType schema) {
        return struct(texts(schema));
    }

    private static Column[] texts(StructType schema) {
        return IntStream.range(0, schema.size())
                .mapToObj(i -> col("c" + i).cast("string").as("c" + i))
                .toArray(Column[]::new);
    }

    /** Two columns of a result may have one name, and a name may have dots. */
    private static Dataset<Row> numbered(Dataset<Row> result) {
        return result.toDF(IntStream.range(0, result.schema().size())
                .mapToObj(i -> "c" + i)
                .toArray(String[]::new));
    }

    private List<Row> of(Dataset<Row> rows) {
        List<Row> first = Query.rows(rows, limit + 1);
        if (first.size() > limit) {
            err.println("Only the first " + limit + " rows are shown: give --limit N for more.");
            err.flush();
        }
        return first.subList(0, Math.min(limit, first.size()));
    }
}
