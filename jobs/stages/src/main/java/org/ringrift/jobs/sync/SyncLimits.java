package org.ringrift.jobs.sync;

/**
 * How much at a time.
 *
 * @param plannedRows rows of a table in one plan, from 1
 * @param committedRows rows in one commit, from 1; a dataset of more shards is one commit all the same
 */
record SyncLimits(int plannedRows, int committedRows) {
    /** A planned row takes about 300 bytes of memory. Each commit reads the source's new rows once more. */
    static final SyncLimits STANDARD = new SyncLimits(250_000, 100_000);
}
