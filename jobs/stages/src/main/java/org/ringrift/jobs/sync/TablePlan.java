package org.ringrift.jobs.sync;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be done to one table.
 *
 * @param kind which
 * @param scope configuration whose rows are meant, or {@link org.ringrift.jobs.lake.schema.SyncRow#ALL}
 * @param after version of the source's table up to which nothing is to be compared any more; -1 for none
 * @param version version of the source's table that was compared
 * @param commit sha256 of the commit that made that version; empty if it is not known any more
 * @param compared rows of the source that were compared
 * @param rows those that the target lacks, by key
 * @param conflicts those in whose place the target has something else, by key
 * @param files what the rows name
 * @param refusals what cannot be brought, and why, in sentences
 * @param complete whether that is all; else there is more to be planned once this is done
 */
public record TablePlan(
        SyncKind kind,
        String scope,
        long after,
        long version,
        String commit,
        long compared,
        List<PlannedRow> rows,
        List<RowConflict> conflicts,
        List<PlannedFile> files,
        List<String> refusals,
        boolean complete) {
    /** Copies the lists. */
    public TablePlan {
        rows = List.copyOf(rows);
        conflicts = List.copyOf(conflicts);
        files = List.copyOf(files);
        refusals = List.copyOf(refusals);
    }

    TablePlan of(Set<String> some) {
        return new TablePlan(
                kind,
                scope,
                after,
                version,
                commit,
                compared,
                rows.stream().filter(row -> some.contains(row.key())).toList(),
                List.of(),
                files.stream().filter(file -> some.contains(file.row())).toList(),
                List.of(),
                false);
    }

    /** Keys of all rows that it tells of. */
    Stream<String> keys() {
        return Stream.concat(
                rows.stream().map(PlannedRow::key), conflicts.stream().map(RowConflict::key));
    }

    /** Whether there is nothing to be done or remembered. */
    boolean isEmpty() {
        return after == version;
    }

    /** Size of its files. */
    public long bytes() {
        return files.stream().mapToLong(PlannedFile::bytes).sum();
    }
}
