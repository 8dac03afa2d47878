package org.ringrift.jobs.lake;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.SparkSession;

/**
 * Another user of a table while others write it: counts its rows again and again. The table must be readable at any time,
 * and never have fewer rows than before.
 */
public final class TableReader implements AutoCloseable {
    private static final long PAUSE_MILLISECONDS = 1500;

    private final SparkSession spark;
    private final String path;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CompletableFuture<Integer> reading;

    /**
     * Begins to read.
     *
     * @param spark session of the reader
     * @param warehouse folder of the warehouse
     * @param table name of the table
     */
    public TableReader(SparkSession spark, Path warehouse, String table) {
        this.spark = spark;
        this.path = warehouse.resolve("tables").resolve(table).toString();
        this.reading = CompletableFuture.supplyAsync(this::read);
    }

    private int read() {
        int reads = 0;
        long before = 0;
        do {
            long rows = spark.read().format("delta").load(path).count();
            if (rows < before) {
                throw new AssertionError(path + " had " + before + " rows, and has " + rows);
            }
            before = rows;
            reads++;
        } while (!ended());
        return reads;
    }

    private boolean ended() {
        try {
            return ended.await(PAUSE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("A reader is ended, not interrupted", e);
        }
    }

    /**
     * Ends reading.
     *
     * @return how often the table was read
     * @throws java.util.concurrent.CompletionException if it could not be read once, or had lost rows
     */
    public int end() {
        ended.countDown();
        return reading.join();
    }

    @Override
    public void close() {
        end();
    }
}
