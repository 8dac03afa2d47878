package org.ringrift.jobs.driver.integrity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.LakeTable;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.spark.SparkWork;
import org.ringrift.net.Manifest;
import org.ringrift.net.ManifestJson;
import org.ringrift.net.store.ModelFiles;

/** The files that tables {@code datasets} and {@code models} name; a table is read again when it has changed. For one thread. */
final class NamedFiles {
    private static final int SHORT_NAME = 12;

    private final Lake lake;
    private final TableWatch datasetsWatch;
    private final TableWatch modelsWatch;
    private List<NamedFile> shards = List.of();
    private List<NamedFile> models = List.of();

    NamedFiles(Lake lake) {
        this.lake = lake;
        this.datasetsWatch = lake.datasets().watch();
        this.modelsWatch = lake.models().watch();
    }

    /**
     * The files, those of a folder one after the other.
     *
     * @throws StageFailure if a table cannot be read
     */
    List<NamedFile> read() {
        if (datasetsWatch.changed()) {
            shards = rows(
                    lake.datasets(),
                    lake.datasets()
                            .read()
                            .select("dataset_id", "shard", "uri", "bytes", "sha256")
                            .orderBy("dataset_id", "shard"),
                    NamedFiles::shard);
        }
        if (modelsWatch.changed()) {
            models = rows(
                    lake.models(),
                    lake.models()
                            .read()
                            .select("model_sha256", "uri", "manifest")
                            .orderBy("model_sha256"),
                    NamedFiles::model);
        }
        List<NamedFile> all = new ArrayList<>(shards);
        all.addAll(models);
        return all;
    }

    private List<NamedFile> rows(LakeTable<?> table, Dataset<Row> rows, Function<Row, List<NamedFile>> files) {
        return SparkWork.run(
                lake.spark(),
                "read table " + table.name(),
                () -> rows.collectAsList().stream()
                        .map(files)
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<NamedFile> shard(Row row) {
        return List.of(new NamedFile(
                "shard " + row.getInt(1) + " of dataset " + shortened(row.getString(0)) + " in table datasets",
                row.getString(2),
                OptionalLong.of(row.getLong(3)),
                Content.ofSha256(row.getString(4))));
    }

    private static List<NamedFile> model(Row row) {
        String sha256 = row.getString(0);
        String name = "model " + shortened(sha256) + " in table models";
        Content parameters = Content.ANY;
        Content manifest = Content.ANY;
        try {
            Manifest known = ManifestJson.fromJson(row.getString(2), "of model " + sha256);
            parameters = Content.ofSha256(known.parametersSha256());
            manifest = Content.ofManifest(known);
        } catch (StageFailure | UserError e) {
            // Another version's manifest: what this program cannot judge counts as whole, as long as it is there.
        }
        return List.of(
                file(name, row.getString(1), ModelFiles.MANIFEST, manifest),
                file(name, row.getString(1), ModelFiles.ONNX, Content.ofSha256(sha256)),
                file(name, row.getString(1), ModelFiles.PARAMETERS, parameters));
    }

    private static NamedFile file(String row, String folder, String name, Content content) {
        return new NamedFile(row, folder + "/" + name, OptionalLong.empty(), content);
    }

    private static String shortened(String name) {
        return name.substring(0, Math.min(SHORT_NAME, name.length()));
    }
}
