package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.spark.SparkWork;

/**
 * Where rows are kept that a warehouse has others of: {@code quarantine/sync/<table>/<sha256>.jsonl}, a line of JSON each, with
 * where it is from. A file is named by its content: the same conflicts again make the same file, and none is ever replaced.
 */
final class Quarantine {
    private static final String FOLDER = "quarantine";
    private static final int NAME_DIGITS = 16;

    private final SourceWarehouse source;
    private final Warehouse target;

    Quarantine(SourceWarehouse source, Warehouse target) {
        this.source = source;
        this.target = target;
    }

    /** The folder of a warehouse for all that is put aside. */
    static Path folder(Warehouse warehouse) {
        return new Path(warehouse.root(), FOLDER);
    }

    /**
     * Keeps rows.
     *
     * @param plan the plan that they are from
     * @param conflicts which
     * @param rows where these are
     * @return the file, below the target
     * @throws org.ringrift.StageFailure if it cannot be written
     */
    String keep(TablePlan plan, List<RowConflict> conflicts, Dataset<Row> rows) {
        SyncKind kind = plan.kind();
        List<PlannedRow> wanted = conflicts.stream()
                .map(conflict -> new PlannedRow(conflict.key(), conflict.config(), conflict.content()))
                .toList();
        Column[] whole = Arrays.stream(kind.table(source.lake()).spec().schema().fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        Dataset<Row> lines = PlannedRows.select(kind, rows, wanted)
                .orderBy(RowContent.KEY)
                .select(to_json(struct(
                        lit(kind.key()).as("table"),
                        col(RowContent.KEY).as("key"),
                        col(RowContent.CONTENT).as("content_sha256"),
                        lit(source.identity()).as("source"),
                        lit(source.warehouse().toString()).as("source_uri"),
                        struct(whole).as("row"))));
        return SparkWork.run(source.lake().spark(), "put rows of table " + kind.key() + " into quarantine", () -> {
            try {
                return publish(kind, lines.toLocalIterator());
            } catch (IOException e) {
                throw LakeErrors.failure("put rows of table " + kind.key() + " into quarantine", e);
            }
        });
    }

    private String publish(SyncKind kind, Iterator<Row> lines) throws IOException {
        java.nio.file.Path local = Files.createTempFile("ringrift-quarantine", null);
        try {
            try (BufferedWriter out = Files.newBufferedWriter(local)) {
                while (lines.hasNext()) {
                    out.write(lines.next().getString(0));
                    out.write('\n');
                }
            }
            String name = FileSha256.of(local).substring(0, NAME_DIGITS) + ".jsonl";
            Path file = new Path(new Path(new Path(folder(target), "sync"), kind.key()), name);
            target.files().publish(local, file);
            return target.relative(file);
        } finally {
            Files.delete(local);
        }
    }
}
