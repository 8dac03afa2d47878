package org.ringrift.jobs.lake.delta;

import java.util.function.LongSupplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.StageFailure;

/**
 * Rows that have been computed and are kept by Spark, to be added to their table. Nothing of them is in the table before
 * {@link #commit}. May be handed to another thread.
 */
public final class PreparedAppend implements AutoCloseable {
    private final Dataset<Row> kept;
    private final LongSupplier append;

    /**
     * @param kept the rows, persisted
     * @param append adds them, and tells how many it has added
     */
    public PreparedAppend(Dataset<Row> kept, LongSupplier append) {
        this.kept = kept;
        this.append = append;
    }

    /**
     * Adds the rows whose key is not in the table yet, in one commit; makes no commit if there are none. Safe to repeat
     * until this is closed.
     *
     * @return number of rows added
     * @throws StageFailure if a value is outside its domain, or the commit fails
     */
    public long commit() {
        return append.getAsLong();
    }

    /** Forgets the rows. */
    @Override
    public void close() {
        kept.unpersist();
    }
}
