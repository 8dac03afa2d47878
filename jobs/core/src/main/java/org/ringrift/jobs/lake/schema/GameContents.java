package org.ringrift.jobs.lake.schema;

import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.transform;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructType;

/** What games were, so that copies are seen: {@link org.ringrift.record.GameContent} of rows, old ones included. */
public final class GameContents {
    /** The column of {@code games} and {@code matches}. */
    public static final String COLUMN = "content_sha256";

    private GameContents() {}

    /**
     * Fills the column in rows that were written before it was there.
     *
     * @param games rows of the table {@code games} or {@code matches}, whole
     * @return the same rows, each with its content; in rows that have one their moves are not read
     */
    public static Dataset<Row> fill(Dataset<Row> games) {
        Dataset<Row> known = games.where(col(COLUMN).isNotNull());
        Dataset<Row> older = games.where(col(COLUMN).isNull());
        return known.unionByName(older.withColumn(COLUMN, ofMoves(games.schema())));
    }

    private static Column ofMoves(StructType schema) {
        boolean structs = ((ArrayType) schema.apply("moves").dataType()).elementType() instanceof StructType;
        Column moves = structs ? transform(col("moves"), move -> move.getField("move")) : col("moves");
        Column text = concat_ws(
                "\n",
                lit("ringrift-content-1"),
                col("config_key"),
                col("edition"),
                concat(lit("swap="), col("swap")),
                concat(lit("rings="), col("rings_per_player")),
                concat(lit("lps="), col("lps_rounds")),
                array_join(moves, "\n"));
        return sha2(text, 256);
    }
}
