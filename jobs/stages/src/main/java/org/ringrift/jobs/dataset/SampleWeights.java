package org.ringrift.jobs.dataset;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.spark.SparkWork;

/**
 * How much the samples of a game count, by the SQL function {@code sample_weight}: who moved, and how much older the game is
 * than the newest of the dataset, so that the same games have the same weights whenever they are asked for. One query gives
 * all, on a GPU too where RAPIDS is.
 */
final class SampleWeights {
    /** Weights of seats 1 to n. */
    static final String COLUMN = "seat_weights";

    private static final double MICROSECONDS_A_DAY = 86_400e6;

    private SampleWeights() {}

    /** The games with their weights. */
    static Dataset<Row> add(Dataset<Row> games) {
        Row newest = SparkWork.run(
                games.sparkSession(),
                "read table games",
                () -> games.agg(max("created_at")).first());
        Column age = unix_micros(lit(newest.get(0)))
                .minus(unix_micros(col("created_at")))
                .divide(lit(MICROSECONDS_A_DAY));
        return games.withColumn(
                COLUMN,
                transform(col("players"), player -> call_function("sample_weight", player.getField("spec"), age)));
    }

    /** The weights of a row, in the type of the files. */
    static float[] of(Row row) {
        List<Double> weights = row.getList(row.fieldIndex(COLUMN));
        float[] bySeat = new float[weights.size()];
        for (int seat = 0; seat < bySeat.length; seat++) {
            bySeat[seat] = weights.get(seat).floatValue();
        }
        return bySeat;
    }
}
