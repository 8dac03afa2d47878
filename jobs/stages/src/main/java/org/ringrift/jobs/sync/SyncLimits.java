package org.ringrift.jobs.sync;

/**
 * How much at a time.
 *
 * @param plannedRows rows of a table in one plan, from 1
 * @param committedRows rows in one commit, from 1; a dataset of more shards is one commit all the same
 */
record SyncLimits(int plannedRows, int committedRows) {
    /** A planned row takes about 300 bytes of memory. A commit of games takes some seconds. */
    static final SyncLimits STANDARD = new SyncLimits(250_000, 20_000);
}
