package org.ringrift.jobs.lake.delta;

/**
 * What maintenance of a table has done.
 *
 * @param table name
 * @param before its size before
 * @param after its size now
 * @param rewrittenBytes bytes of files that were merged
 * @param deletedFiles old files that were deleted
 * @param deletedBytes in them
 * @param keptFiles files as old that stay, because versions need them that rows of the warehouse name
 * @param keptBytes in them
 * @param seconds wall time
 */
public record MaintenanceOutcome(
        String table,
        TableSize before,
        TableSize after,
        long rewrittenBytes,
        long deletedFiles,
        long deletedBytes,
        long keptFiles,
        long keptBytes,
        double seconds) {}
