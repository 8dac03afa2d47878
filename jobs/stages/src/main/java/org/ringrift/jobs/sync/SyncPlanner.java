package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.AddedRows;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.schema.SyncRow;
import org.ringrift.jobs.spark.SparkWork;

/** Compares two warehouses. Reads what the source was given since it was compared last, and changes nothing. */
final class SyncPlanner {

    private final SourceWarehouse source;
    private final Lake target;
    private final SyncMarks marks;
    private final int most;

    /** @param most rows of a table in one plan */
    SyncPlanner(SourceWarehouse source, Lake target, SyncMarks marks, int most) {
        this.source = source;
        this.target = target;
        this.marks = marks;
        this.most = most;
    }

    /** What the target lacks. */
    SyncPlan plan(SyncRequest request) {
        List<SyncRow> known = marks.read();
        List<TablePlan> tables = new ArrayList<>();
        for (SyncKind kind : request.wantedKinds()) {
            if (kind.table(source.lake()).exists()) {
                for (SyncScope scope : request.scopes()) {
                    tables.add(plan(kind, scope, known));
                }
            }
        }
        return new SyncPlan(
                SyncPlan.FORMAT,
                source.warehouse().toString(),
                source.identity(),
                target.warehouse().toString(),
                tables);
    }

    private TablePlan plan(SyncKind kind, SyncScope scope, List<SyncRow> known) {
        LakeTable<?> table = kind.table(source.lake());
        long after = scope.remembered() ? marks.after(known, kind, scope.config()) : -1;
        AddedRows added = table.addedAfter(after, Integer.MAX_VALUE);
        String commit =
                CommitPin.of(source.warehouse(), table.name(), added.to()).orElse("");
        if (added.isEmpty()) {
            return new TablePlan(
                    kind,
                    scope.config(),
                    after,
                    added.to(),
                    commit,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    true);
        }
        Dataset<Row> rows = scope.of(added.rows());
        Comparison comparison = compare(kind, scope, rows);
        NamedFiles files = NamedFiles.of(kind, source, comparison.missing(), rows);
        Set<String> held = files.heldBack();
        return new TablePlan(
                kind,
                scope.config(),
                after,
                added.to(),
                commit,
                comparison.compared(),
                comparison.missing().stream()
                        .filter(row -> !held.contains(kind.group(row.key())))
                        .toList(),
                comparison.conflicts(),
                files.files().stream()
                        .filter(file -> !held.contains(kind.group(file.row())))
                        .toList(),
                files.refusals(),
                comparison.whole());
    }

    /** Rows that the target does not have as they are, or not at all; whether these are all. */
    private record Comparison(long compared, List<PlannedRow> missing, List<RowConflict> conflicts, boolean whole) {}

    private Comparison compare(SyncKind kind, SyncScope scope, Dataset<Row> rows) {
        SparkSession spark = target.spark();
        Dataset<Row> here = RowContent.of(kind, scope.of(kind.table(target).read()))
                .select(col(RowContent.KEY).as("key"), col(RowContent.CONTENT).as("there"));
        Dataset<Row> wanted = RowContent.of(kind, rows);
        // Shards belong together, and are never many.
        int bound = kind == SyncKind.DATASETS ? Integer.MAX_VALUE - 1 : most;
        return SparkWork.run(spark, "compare table " + kind.key(), () -> {
            List<Row> differing = wanted.join(here, col(RowContent.KEY).equalTo(col("key")), "left_outer")
                    .where(col("there").isNull().or(col("there").notEqual(col(RowContent.CONTENT))))
                    .select(col(RowContent.KEY), col("config_key"), col(RowContent.CONTENT), col("there"))
                    .orderBy(col("there").isNotNull(), col(RowContent.KEY))
                    .limit(bound + 1)
                    .collectAsList();
            boolean whole = differing.size() <= bound;
            return split(kind, wanted.count(), whole ? differing : differing.subList(0, bound), whole);
        });
    }

    private static Comparison split(SyncKind kind, long compared, List<Row> differing, boolean whole) {
        Set<String> contested = new HashSet<>();
        for (Row row : differing) {
            if (!row.isNullAt(3)) {
                contested.add(kind.group(row.getString(0)));
            }
        }
        List<PlannedRow> missing = new ArrayList<>();
        List<RowConflict> conflicts = new ArrayList<>();
        for (Row row : differing) {
            if (contested.contains(kind.group(row.getString(0)))) {
                conflicts.add(new RowConflict(row.getString(0), row.getString(1), row.getString(2), row.getString(3)));
            } else {
                missing.add(new PlannedRow(row.getString(0), row.getString(1), row.getString(2)));
            }
        }
        return new Comparison(compared, missing, conflicts, whole);
    }
}
