package org.ringrift.jobs.lake.schema;

import java.time.Instant;

/** A table that was brought up to a version of another warehouse: a row of table {@code syncs}. */
public record SyncRow(
        @Column("the other warehouse, by the identity of its games")
        String source,

        @Column("table that was synced") String tableName,

        @Column("configuration whose rows were synced, such as hex8_2p; all for every one")
        String scope,

        @Column("version of the other warehouse's table whose rows are all here or in quarantine")
        @Check("source_up_to >= 0")
        long sourceUpTo,

        @Column("sha256 of the commit that made that version, 64 hex digits")
        @Check("source_commit RLIKE '^[0-9a-f]{64}$'")
        String sourceCommit,

        @Column("version of this warehouse's table that holds them first") @Check("target_since >= 0")
        long targetSince,

        @Column("sha256 of the commit that made that version, 64 hex digits")
        @Check("target_commit RLIKE '^[0-9a-f]{64}$'")
        String targetCommit,

        @Column("where the other warehouse was") String sourceUri,
        @Column("rows that were added") @Check("added >= 0") long added,

        @Column("rows that were put into quarantine, since this warehouse has others of their keys")
        @Check("conflicts >= 0")
        long conflicts,

        @Column("run that has done it") String runId,
        @Column("when the row was made, UTC") Instant createdAt) {
    /** Scope of a sync of every configuration. */
    public static final String ALL = "all";
}
