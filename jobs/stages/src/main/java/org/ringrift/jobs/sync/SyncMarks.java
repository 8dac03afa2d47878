package org.ringrift.jobs.sync;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.SyncRow;

/**
 * How far a warehouse has been brought, remembered in its table {@code syncs}. A mark says: all rows of this version of the
 * source are in that version of the target. It is believed only if both tables still have these very commits: not after one of
 * them was replaced by another or an older one, by whatever means.
 */
final class SyncMarks {
    private static final long NONE = -1;

    private final SourceWarehouse source;
    private final Lake target;
    private final InstantSource clock;

    SyncMarks(SourceWarehouse source, Lake target, InstantSource clock) {
        this.source = source;
        this.target = target;
        this.clock = clock;
    }

    /** Reads the marks that there are. */
    List<SyncRow> read() {
        return target.syncs().latest(source.identity());
    }

    /**
     * The version of a source's table up to which rows need not be compared.
     *
     * @param marks those that {@link #read} gave
     * @return -1 for none
     */
    long after(List<SyncRow> marks, SyncKind kind, String scope) {
        return marks.stream()
                .filter(mark -> mark.tableName().equals(kind.key()))
                .filter(mark -> mark.scope().equals(scope) || mark.scope().equals(SyncRow.ALL))
                .filter(this::holds)
                .mapToLong(SyncRow::sourceUpTo)
                .max()
                .orElse(NONE);
    }

    private boolean holds(SyncRow mark) {
        return CommitPin.of(source.warehouse(), mark.tableName(), mark.sourceUpTo())
                        .equals(Optional.of(mark.sourceCommit()))
                && CommitPin.of(target.warehouse(), mark.tableName(), mark.targetSince())
                        .equals(Optional.of(mark.targetCommit()));
    }

    /**
     * What is to be remembered of a plan that was carried out, all of whose rows are there or in quarantine.
     *
     * @return empty if Delta has cleaned up a commit: the next sync compares again then
     */
    Optional<SyncRow> mark(TablePlan plan, TableOutcome outcome, String runId) {
        LakeTable<?> table = plan.kind().table(target);
        long version = table.newest();
        Optional<String> commit = CommitPin.of(target.warehouse(), table.name(), version);
        if (plan.commit().isEmpty()) {
            return Optional.empty();
        }
        return commit.map(here -> new SyncRow(
                source.identity(),
                table.name(),
                plan.scope(),
                plan.version(),
                plan.commit(),
                version,
                here,
                source.warehouse().toString(),
                outcome.added(),
                outcome.conflicts(),
                runId,
                clock.instant()));
    }

    /** Remembers. */
    void remember(List<SyncRow> rows) {
        target.syncs().append(rows);
    }
}
