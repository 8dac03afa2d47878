package org.ringrift.jobs.sync;

import io.delta.tables.DeltaTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.schema.SyncRow;
import org.ringrift.jobs.run.RunHandle;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.jobs.stage.StageListener;

/**
 * Carries a plan out: table by table, files before the rows that name them, conflicts into quarantine, and at last what is to be
 * remembered. Ended anywhere, the same again does what is left.
 */
final class PlanExecution {
    private final SourceWarehouse source;
    private final Lake target;
    private final SyncMarks marks;
    private final RunHandle run;
    private final Terms terms;

    /**
     * How it is carried out.
     *
     * @param limits rows at a time
     * @param rate bytes at a time
     * @param parallel files at a time
     * @param remember whether it is remembered how far tables were brought
     * @param listener is told how far it is
     * @param steps is told of each step before it is made
     */
    record Terms(
            SyncLimits limits,
            ByteRate rate,
            int parallel,
            boolean remember,
            StageListener listener,
            SyncSteps steps) {}

    PlanExecution(SourceWarehouse source, Lake target, SyncMarks marks, RunHandle run, Terms terms) {
        this.source = source;
        this.target = target;
        this.marks = marks;
        this.run = run;
        this.terms = terms;
    }

    /**
     * Does it.
     *
     * @throws UserError if the source is not the one that the plan was made from
     * @throws org.ringrift.StageFailure if a warehouse cannot be read or written
     */
    List<TableOutcome> carryOut(SyncPlan plan) {
        plan.tables().forEach(this::requireSource);
        List<TableOutcome> outcomes = new ArrayList<>();
        List<SyncRow> done = new ArrayList<>();
        for (TablePlan table : plan.tables()) {
            run.requireGoing();
            TableOutcome outcome = carryOut(table);
            outcomes.add(outcome);
            boolean whole = table.complete() && outcome.refusals().isEmpty();
            if (terms.remember() && whole && !table.isEmpty()) {
                marks.mark(table, outcome, run.runId()).ifPresent(done::add);
            }
        }
        if (!done.isEmpty()) {
            terms.steps().before("remember");
            marks.remember(done);
        }
        return outcomes;
    }

    private void requireSource(TablePlan plan) {
        Optional<String> commit = CommitPin.of(source.warehouse(), plan.kind().key(), plan.version());
        if (!plan.commit().isEmpty() && commit.isPresent() && !commit.get().equals(plan.commit())) {
            throw new UserError("Cannot carry out the plan: version " + plan.version() + " of table "
                    + plan.kind().key() + " in " + source.warehouse()
                    + " is not the one that it was made from, another warehouse lies there now. Make a new plan.");
        }
    }

    private TableOutcome carryOut(TablePlan plan) {
        FileCopy copy = new FileCopy(source.warehouse(), target.warehouse(), terms.rate(), terms.steps());
        FileCopies.Outcome files = new FileCopies(copy, terms.parallel(), terms.listener()).copy(plan);
        List<String> refusals = new ArrayList<>(plan.refusals());
        Set<String> held = new HashSet<>();
        files.refused().forEach((row, why) -> {
            held.add(plan.kind().group(row));
            refusals.add(refusal(plan, row, why));
        });
        List<PlannedRow> rows = plan.rows().stream()
                .filter(row -> !held.contains(plan.kind().group(row.key())))
                .toList();
        List<RowConflict> conflicts = new ArrayList<>(plan.conflicts());
        long added = 0;
        String quarantine = null;
        if (!rows.isEmpty() || !conflicts.isEmpty()) {
            AddedRows where = plan.kind().table(source.lake()).addedAfter(plan.after(), Integer.MAX_VALUE);
            RowTransfer.Added brought = add(plan, rows, where.rows());
            added = brought.added();
            conflicts.addAll(brought.conflicts());
            if (!conflicts.isEmpty()) {
                terms.steps().before("quarantine " + plan.kind().key());
                quarantine = new Quarantine(source, target.warehouse()).keep(plan, conflicts, where.rows());
            }
        }
        return new TableOutcome(
                plan.kind(),
                plan.scope(),
                plan.version(),
                plan.compared(),
                added,
                files.files(),
                files.bytes(),
                conflicts.size(),
                quarantine,
                refusals);
    }

    private String refusal(TablePlan plan, String row, String why) {
        return why + ": row " + row + " of table " + plan.kind().key() + " is not brought. Restore the file in "
                + source.warehouse() + ", then sync again.";
    }

    private RowTransfer.Added add(TablePlan plan, List<PlannedRow> planned, Dataset<Row> rows) {
        RowTransfer transfer = new RowTransfer(plan.kind(), source, target);
        Progress progress = new Progress(terms.listener(), "sync " + plan.kind().key(), "rows", planned.size());
        long added = 0;
        List<RowConflict> conflicts = new ArrayList<>();
        for (List<PlannedRow> some :
                RowTransfer.batches(plan.kind(), planned, terms.limits().committedRows())) {
            run.requireGoing();
            run.beat();
            terms.steps().before("append " + plan.kind().key());
            RowTransfer.Added commit = transfer.add(some, rows);
            added += commit.added();
            conflicts.addAll(commit.conflicts());
            if (commit.added() > 0 && terms.rate().limited()) {
                terms.rate().take(committedBytes(plan.kind()));
            }
            progress.advance(some.size());
        }
        return new RowTransfer.Added(added, conflicts);
    }

    /** Bytes that the newest commit has written, which are about those that it has read. */
    private long committedBytes(SyncKind kind) {
        return SparkWork.run(target.spark(), "read table " + kind.key(), () -> {
            String bytes = DeltaTable.forPath(target.spark(), kind.table(target).path())
                    .history(1)
                    .select("operationMetrics")
                    .first()
                    .<String, String>getJavaMap(0)
                    .get("numTargetBytesAdded");
            return bytes == null ? 0 : Long.parseLong(bytes);
        });
    }
}
