package org.ringrift.jobs.sync;

import java.util.List;
import java.util.Set;

/**
 * What one warehouse lacks of another one: a value that says everything, so that it can be looked at, kept and carried out
 * later. Carrying it out twice is the same as once.
 *
 * @param format version of its JSON form, {@link #FORMAT}
 * @param from where the rows and files are
 * @param source identity of that warehouse, see {@link SourceWarehouse#identity}
 * @param to where they are to go
 * @param tables what is to be done, in the order in which it is done
 */
public record SyncPlan(int format, String from, String source, String to, List<TablePlan> tables) {
    /** The form that this program writes and reads. */
    public static final int FORMAT = 1;

    /** Copies the list. */
    public SyncPlan {
        tables = List.copyOf(tables);
    }

    /** The same with these rows alone, by the keys of {@link RowCopies}; not all that the target lacks, and without conflicts. */
    SyncPlan of(Set<String> keys) {
        List<TablePlan> some = tables.stream().map(table -> table.of(keys)).toList();
        return new SyncPlan(format, from, source, to, some);
    }

    /** Whether that is all that the target lacks. */
    public boolean complete() {
        return tables.stream().allMatch(TablePlan::complete);
    }

    /** Tables of which the target lacks more than that. */
    SyncKind[] incomplete() {
        return tables.stream()
                .filter(table -> !table.complete())
                .map(TablePlan::kind)
                .distinct()
                .toArray(SyncKind[]::new);
    }

    /** Rows to be added. */
    public long rows() {
        return tables.stream().mapToLong(table -> table.rows().size()).sum();
    }

    /** Rows for quarantine. */
    public long conflicts() {
        return tables.stream().mapToLong(table -> table.conflicts().size()).sum();
    }

    /** Files to be copied. */
    public long files() {
        return tables.stream().mapToLong(table -> table.files().size()).sum();
    }

    /** Size of the files. */
    public long bytes() {
        return tables.stream().mapToLong(TablePlan::bytes).sum();
    }

    /** What cannot be brought, and why. */
    public List<String> refusals() {
        return tables.stream().flatMap(table -> table.refusals().stream()).toList();
    }
}
