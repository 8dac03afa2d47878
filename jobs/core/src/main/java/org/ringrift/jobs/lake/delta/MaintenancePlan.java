package org.ringrift.jobs.lake.delta;

/**
 * What maintenance of a table would do.
 *
 * @param table name
 * @param before its size now
 * @param filesAfter data files that the newest version would have
 * @param rewrittenBytes bytes of files that would be merged; they stay on disk until they are old
 * @param deletedFiles old files that would be deleted
 * @param deletedBytes in them
 * @param keptFiles files as old that stay, because versions need them that rows of the warehouse name
 * @param keptBytes in them
 */
public record MaintenancePlan(
        String table,
        TableSize before,
        long filesAfter,
        long rewrittenBytes,
        long deletedFiles,
        long deletedBytes,
        long keptFiles,
        long keptBytes) {}
