package org.ringrift.jobs.sync;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

    /** The version of a source's table up to which rows need not be compared; -1 for none. */
    long after(SyncKind kind, String scope) {
        if (!kind.table(target).exists()) {
            return NONE;
        }
        List<String> scopes = Stream.of(scope, SyncRow.ALL).distinct().toList();
        return target.syncs().latest(source.identity(), kind.key(), scopes).stream()
                .filter(this::holds)
                .mapToLong(SyncRow::sourceVersion)
                .max()
                .orElse(NONE);
    }

    private boolean holds(SyncRow mark) {
        return CommitPin.of(source.warehouse(), mark.tableName(), mark.sourceVersion())
                        .equals(Optional.of(mark.sourceCommit()))
                && CommitPin.of(target.warehouse(), mark.tableName(), mark.targetVersion())
                        .equals(Optional.of(mark.targetCommit()));
    }

    /**
     * What is to be remembered of a plan that was carried out, all of whose rows are there or in quarantine.
     *
     * @return empty if Delta has cleaned up a commit: the next sync compares again then
     */
    Optional<SyncRow> mark(TablePlan plan, TableOutcome outcome, String runId) {
        LakeTable<?> table = plan.kind().table(target);
        long version = table.version();
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
