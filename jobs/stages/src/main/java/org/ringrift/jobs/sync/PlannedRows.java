package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Planned rows among those of a table. */
final class PlannedRows {
    private static final StructType IDENTITY =
            new StructType().add("wanted_key", DataTypes.StringType).add("wanted_content", DataTypes.StringType);

    private PlannedRows() {}

    /**
     * Selects them by key and content.
     *
     * @param kind of the table
     * @param rows of the table
     * @param planned those that are wanted
     * @return these rows, whole, with the columns of {@link RowContent}
     */
    static Dataset<Row> select(SyncKind kind, Dataset<Row> rows, List<PlannedRow> planned) {
        List<Row> identities = planned.stream()
                .map(row -> RowFactory.create(row.key(), row.content()))
                .toList();
        Dataset<Row> wanted = rows.sparkSession().createDataFrame(identities, IDENTITY);
        return RowContent.with(kind, rows)
                .join(
                        broadcast(wanted),
                        col(RowContent.KEY)
                                .equalTo(col("wanted_key"))
                                .and(col(RowContent.CONTENT).equalTo(col("wanted_content"))),
                        "left_semi");
    }
}
