package org.ringrift.jobs.sync;

import java.util.List;

/**
 * What was done to one table.
 *
 * @param kind which
 * @param scope configuration whose rows were meant, or {@link org.ringrift.jobs.lake.schema.SyncRow#ALL}
 * @param version version of the source's table that was brought
 * @param compared rows of the source that were compared
 * @param added rows that were added
 * @param files files that were copied; those that were there already are not counted
 * @param bytes size of the copied files
 * @param conflicts rows that were put into quarantine
 * @param quarantine where they are, below the target; null if there are none
 * @param refusals what was not brought, and why, in sentences
 */
public record TableOutcome(
        SyncKind kind,
        String scope,
        long version,
        long compared,
        long added,
        long files,
        long bytes,
        long conflicts,
        String quarantine,
        List<String> refusals) {
    /** Copies the list. */
    public TableOutcome {
        refusals = List.copyOf(refusals);
    }
}
