package org.ringrift.jobs.sync;

import static org.apache.spark.sql.functions.col;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.DamagedInput;
import org.ringrift.Sha256;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.store.ModelFiles;

/** The files that rows of a source name. What a row cannot be brought without is held back with all of its group. */
final class NamedFiles {
    private final SyncKind kind;
    private final Warehouse source;
    private final List<PlannedFile> files = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private final Set<String> heldBack = new HashSet<>();

    private NamedFiles(SyncKind kind, Warehouse source) {
        this.kind = kind;
        this.source = source;
    }

    /**
     * Finds them.
     *
     * @param missing rows whose files are wanted
     * @param rows where these are
     */
    static NamedFiles of(SyncKind kind, SourceWarehouse source, List<PlannedRow> missing, Dataset<Row> rows) {
        NamedFiles named = new NamedFiles(kind, source.warehouse());
        if (kind.hasFiles() && !missing.isEmpty()) {
            List<Row> wanted = SparkWork.run(
                    source.lake().spark(),
                    "read table " + kind.key(),
                    () -> PlannedRows.select(kind, rows, missing)
                            .orderBy(RowContent.KEY)
                            .select(kind == SyncKind.DATASETS ? shard() : model())
                            .collectAsList());
            wanted.forEach(named::add);
        }
        return named;
    }

    private static Column[] shard() {
        return columns("uri", "sha256", "bytes");
    }

    private static Column[] model() {
        return columns("uri", "model_sha256", "manifest");
    }

    private static Column[] columns(String uri, String sha256, String last) {
        return new Column[] {col(RowContent.KEY), col(uri), col(sha256), col(last)};
    }

    private void add(Row row) {
        String key = row.getString(0);
        String path = source.relative(source.resolve(row.getString(1)));
        if (path.contains(":")) {
            refuse(key, "names " + path + ", which lies outside of its warehouse");
        } else if (kind == SyncKind.DATASETS) {
            add(key, path, row.getString(2), row.getLong(3));
        } else {
            addModel(key, path, row.getString(2), row.getString(3));
        }
    }

    private void addModel(String key, String folder, String sha256, String manifest) {
        String parameters;
        try {
            parameters = ManifestJson.fromJson(manifest, "of model " + sha256).parametersSha256();
        } catch (DamagedInput e) {
            refuse(key, "has a manifest that cannot be read");
            return;
        }
        add(key, folder + "/" + ModelFiles.ONNX, sha256, -1);
        add(key, folder + "/" + ModelFiles.PARAMETERS, parameters, -1);
        byte[] text = manifest.getBytes(StandardCharsets.UTF_8);
        // Last, as whoever makes a model does: a folder without it is no model yet.
        files.add(new PlannedFile(key, folder + "/" + ModelFiles.MANIFEST, Sha256.of(text), text.length, manifest));
    }

    /** @param bytes what the row says; -1 if it says nothing */
    private void add(String key, String path, String sha256, long bytes) {
        Path file = source.resolve(path);
        try {
            long there = source.fileSystem().getFileStatus(file).getLen();
            if (bytes >= 0 && there != bytes) {
                refuse(key, "names file " + path + ", which has " + there + " bytes, and should have " + bytes);
            }
            files.add(new PlannedFile(key, path, sha256, there, null));
        } catch (FileNotFoundException e) {
            refuse(key, "names file " + path + ", which is missing");
        } catch (IOException e) {
            throw LakeErrors.failure("read " + file, e);
        }
    }

    private void refuse(String key, String why) {
        heldBack.add(kind.group(key));
        refusals.add("Row " + key + " of table " + kind.key() + " in " + source + " " + why
                + ": nothing of it is brought. Restore the file there, then sync again.");
    }

    /** The files. */
    List<PlannedFile> files() {
        return files;
    }

    /** Groups of rows that cannot be brought. */
    Set<String> heldBack() {
        return heldBack;
    }

    /** Why they cannot. */
    List<String> refusals() {
        return refusals;
    }
}
