package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.delta.PreparedAppend;
import org.ringrift.jobs.spark.SparkWork;

/** Adds planned rows of one kind to the target. */
final class RowTransfer {
    private final SyncKind kind;
    private final SourceWarehouse source;
    private final Lake target;

    RowTransfer(SyncKind kind, SourceWarehouse source, Lake target) {
        this.kind = kind;
        this.source = source;
        this.target = target;
    }

    /** Rows that go into one commit each, about as many as a size; those of a group stay together. */
    static List<List<PlannedRow>> batches(SyncKind kind, List<PlannedRow> rows, int size) {
        List<List<PlannedRow>> batches = new ArrayList<>();
        String group = null;
        for (PlannedRow row : rows) {
            String own = kind.group(row.key());
            boolean full = batches.isEmpty() || batches.get(batches.size() - 1).size() >= size;
            if (full && !own.equals(group)) {
                batches.add(new ArrayList<>());
            }
            batches.get(batches.size() - 1).add(row);
            group = own;
        }
        return batches;
    }

    /**
     * What a commit has done.
     *
     * @param added rows that were added; others have added the rest
     * @param conflicts rows of which others have added something else since they were planned
     */
    record Added(long added, List<RowConflict> conflicts) {}

    /**
     * Adds rows in one commit.
     *
     * @param planned which
     * @param rows where they are
     * @throws StageFailure if the source does not hold a row any more as it was planned
     */
    Added add(List<PlannedRow> planned, Dataset<Row> rows) {
        LakeTable<?> table = kind.table(target);
        long added;
        try (PreparedAppend prepared = table.prepare(moved(PlannedRows.select(kind, rows, planned)))) {
            added = prepared.commit();
        }
        return new Added(added, added == planned.size() ? List.of() : conflicts(planned));
    }

    /** What is different about a row in another warehouse: where it is from, and what its files are called there. */
    private Dataset<Row> moved(Dataset<Row> rows) {
        Dataset<Row> moved = rows;
        if (kind.hasOrigin()) {
            moved = moved.withColumn(RowContent.ORIGIN, coalesce(col(RowContent.ORIGIN), lit(source.identity())));
        }
        if (kind.hasFiles()) {
            String root = source.warehouse().root() + "/";
            moved = moved.withColumn(
                    "uri",
                    when(col("uri").startsWith(root), col("uri").substr(root.length() + 1, Integer.MAX_VALUE))
                            .otherwise(col("uri")));
        }
        return moved;
    }

    private List<RowConflict> conflicts(List<PlannedRow> planned) {
        Map<String, String> there = there(planned);
        List<RowConflict> conflicts = new ArrayList<>();
        for (PlannedRow row : planned) {
            String content = there.get(row.key());
            if (content == null) {
                throw new StageFailure("Cannot carry out the plan: " + source.warehouse() + " does not hold row "
                        + row.key() + " of table " + kind.key() + " as it did when it was made. Make a new plan.");
            }
            if (!content.equals(row.content())) {
                conflicts.add(new RowConflict(row.key(), row.config(), row.content(), content));
            }
        }
        return conflicts;
    }

    private Map<String, String> there(List<PlannedRow> planned) {
        Dataset<Row> keys = target.spark()
                .createDataset(planned.stream().map(PlannedRow::key).toList(), Encoders.STRING())
                .toDF("wanted_key");
        Dataset<Row> rows = RowContent.of(kind, kind.table(target).read())
                .join(broadcast(keys), col(RowContent.KEY).equalTo(col("wanted_key")), "left_semi")
                .select(RowContent.KEY, RowContent.CONTENT);
        return SparkWork.run(target.spark(), "read table " + kind.key(), () -> {
            Map<String, String> contents = new HashMap<>();
            rows.collectAsList().forEach(row -> contents.put(row.getString(0), row.getString(1)));
            return contents;
        });
    }
}
