package org.ringrift.jobs.cli.sql;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the results of statements one after another, in one form. */
interface Results {
    /**
     * Computes a result, and writes it unless the form needs all of them first.
     *
     * @param result of one statement; a statement without a result has no columns
     */
    void add(Dataset<Row> result);

    /** Writes what is still to be written, after the last result. */
    void end();
}
