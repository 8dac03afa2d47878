package org.ringrift.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.delta.Txn;
import org.ringrift.jobs.lake.schema.GameRow;
import org.ringrift.jobs.spark.Sessions;

/** One of several writers that do the same work at the same time, in a process of its own or in the tests' one. */
final class LakeWriter {
    /** Rounds of writing; each appends games that the other writer appends too, and competes for a promotion. */
    static final int ROUNDS = 3;

    static final int GAMES_PER_ROUND = 10;

    private LakeWriter() {}

    /** New warehouses that all writers make at the same time. */
    static final int WAREHOUSES = 2;

    /** @param arguments the warehouse, and the name of this writer */
    public static void main(String[] arguments) throws IOException {
        SparkSession spark = Sessions.open("writer", "local[1]");
        makeTogether(spark, arguments[0], "child", "parent", () -> true);
        System.out.println("promotions won: " + write(spark, arguments[0], arguments[1]));
    }

    /** Makes new warehouses, each at the moment at which the other writer does. */
    static void makeTogether(SparkSession spark, String warehouse, String me, String other, BooleanSupplier alive)
            throws IOException {
        for (int i = 0; i < WAREHOUSES; i++) {
            Files.createFile(Path.of(warehouse + i + me));
            while (!Files.exists(Path.of(warehouse + i + other)) && alive.getAsBoolean()) {
                Thread.onSpinWait();
            }
            assertThat(new Lake(spark, warehouse + i).open().missingTables()).isEmpty();
        }
    }

    /** Writes everything; returns the number of promotions that this writer won. */
    static int write(SparkSession spark, String warehouse, String name) {
        Lake lake = new Lake(spark, warehouse).open();
        int won = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long from = (long) round * GAMES_PER_ROUND;
            List<GameRow> rows = LongStream.range(from, from + GAMES_PER_ROUND)
                    .mapToObj(Rows::game)
                    .toList();
            lake.games().append(rows, new Txn(name, round));
            won += lake.promotions().appendNext(Rows.promotion(round + 1, Rows.sha(round), name)) ? 1 : 0;
        }
        return won;
    }
}
