package org.ringrift.jobs.lake.delta;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows that a table was given after a version.
 *
 * @param to version that these rows go up to, inclusive: where to go on
 * @param whole whether these are all rows of the table, since its log does not tell any more which of them are new
 * @param files data files that hold the rows; 0 = there are no rows
 * @param rows the rows with the table's columns and {@link #VERSION}, in no order
 */
public record AddedRows(long to, boolean whole, int files, Dataset<Row> rows) {
    /** Column that says which version has added a row, 0 if that is not known: for each if {@link #whole}, and else for none. */
    public static final String VERSION = "_version";

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return files == 0;
    }
}
