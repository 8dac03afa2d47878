package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Rows with their identity: key, and sha256 of content. */
final class RowContent {
    /** Name of the column that is added for the key, as one text. */
    static final String KEY = "sync_key";

    /** Name of the column that is added for the sha256 of the content. */
    static final String CONTENT = "sync_content";

    /** The column that says which warehouse a row is from. */
    static final String ORIGIN = "origin";

    /** Stands between the parts of a key. */
    static final char SEPARATOR = '/';

    private static final int SHA256 = 256;

    private RowContent() {}

    /** Adds both columns. */
    static Dataset<Row> with(SyncKind kind, Dataset<Row> rows) {
        return rows.withColumn(KEY, key(kind)).withColumn(CONTENT, content(kind));
    }

    /** Both columns and the configuration alone. */
    static Dataset<Row> of(SyncKind kind, Dataset<Row> rows) {
        return rows.select(key(kind).as(KEY), col("config_key"), content(kind).as(CONTENT));
    }

    private static Column key(SyncKind kind) {
        return concat_ws(
                String.valueOf(SEPARATOR),
                kind.keyColumns().stream().map(name -> col(name).cast("string")).toArray(Column[]::new));
    }

    /** Names stand beside values, so that a column that an older row lacks is the same as null. */
    private static Column content(SyncKind kind) {
        Column values = struct(kind.contentColumns().toArray(Column[]::new));
        return sha2(to_json(values, Map.of("ignoreNullFields", "true")), SHA256);
    }
}
