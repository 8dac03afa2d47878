package org.ringrift.jobs.lake.delta;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.ringrift.jobs.lake.files.Warehouse;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows that commits after a version have added, by the files that the log says they added. Files that OPTIMIZE has merged
 * are no change of data, so a row is added once. Where the log was cleaned up, or VACUUM has deleted a file whose rows OPTIMIZE
 * has merged into another one, all rows of the table are taken: more than what is new, and nothing is left out.
 */
final class Additions {
    private final SparkSession spark;
    private final LakeTable<?> table;
    private final Warehouse warehouse;

    Additions(LakeTable<?> table, SparkSession spark, Warehouse warehouse) {
        this.table = table;
        this.spark = spark;
        this.warehouse = warehouse;
    }

    /**
     * @param version that was looked at before; -1 for none
     * @param most versions to look at
     */
    AddedRows after(long version, int most) {
        DeltaLog log = DeltaLog.forTable(spark, new Path(table.path()));
        Snapshot newest = log.update(false, Option.empty(), Option.empty());
        if (version == newest.version()) {
            return new AddedRows(version, false, 0, none());
        }
        if (version > newest.version()) {
            return whole(newest); // the table is another one than it was
        }
        long to = Math.min(newest.version(), version + most);
        Map<String, AddFile> files = new LinkedHashMap<>();
        Map<String, Long> versions = new LinkedHashMap<>();
        long expected = version + 1;
        for (Tuple2<Object, Seq<Action>> commit : CollectionConverters.asJava(
                log.getChanges(version + 1, to, false).toSeq())) {
            if ((Long) commit._1() != expected) {
                return whole(newest);
            }
            expected++;
            for (Action action : CollectionConverters.asJava(commit._2())) {
                if (action instanceof AddFile added && added.dataChange()) {
                    files.put(added.path(), added);
                    versions.put(name(added), (Long) commit._1());
                }
            }
        }
        if (expected != to + 1 || files.values().stream().anyMatch(file -> isGone(log, file))) {
            return whole(newest);
        }
        return files.isEmpty() ? new AddedRows(to, false, 0, none()) : rows(log, newest, to, files, versions);
    }

    private AddedRows rows(
            DeltaLog log, Snapshot newest, long to, Map<String, AddFile> files, Map<String, Long> versions) {
        List<Column> entries = new ArrayList<>();
        versions.forEach((name, version) -> {
            entries.add(lit(name));
            entries.add(lit(version));
        });
        Column version = functions.map(entries.toArray(Column[]::new)).getItem(col("_metadata.file_name"));
        return new AddedRows(
                to,
                false,
                files.size(),
                log.createDataFrame(
                                newest,
                                CollectionConverters.asScala(List.copyOf(files.values()))
                                        .toSeq(),
                                false,
                                Option.empty())
                        .withColumn(AddedRows.VERSION, version));
    }

    private AddedRows whole(Snapshot newest) {
        // It may be newer than the snapshot: its rows are then added again by the next call.
        return new AddedRows(newest.version(), true, 1, table.read().withColumn(AddedRows.VERSION, lit(0L)));
    }

    private Dataset<Row> none() {
        return spark.createDataFrame(List.of(), table.spec().schema().add(AddedRows.VERSION, DataTypes.LongType));
    }

    private boolean isGone(DeltaLog log, AddFile file) {
        return !warehouse.holds(DeltaFileOperations.absolutePath(log.dataPath().toString(), file.path()));
    }

    /** File names contain a random identity: no two of a table are the same. */
    private static String name(AddFile file) {
        return new Path(file.path()).getName();
    }
}
