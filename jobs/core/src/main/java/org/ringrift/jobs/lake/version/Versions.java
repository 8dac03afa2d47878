package org.ringrift.jobs.lake.version;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.RemoveFile;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.files.Warehouse;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The versions of a table that can be read: those that the log still describes and whose files are all there. Delta
 * forgets versions when it cleans up its log, and {@code VACUUM} deletes files that only old versions have, after OPTIMIZE
 * has merged them, say.
 */
public final class Versions {
    private final Warehouse warehouse;
    private final String table;
    private final DeltaLog log;

    /** The table must have been made. */
    public Versions(SparkSession spark, Warehouse warehouse, String table) {
        this.warehouse = warehouse;
        this.table = table;
        this.log = DeltaLog.forTable(spark, warehouse.table(table));
    }

    /**
     * Refuses a version that cannot be read. The newest one is not looked into.
     *
     * @param version any number
     * @throws UserError if it cannot be read; says which can
     */
    public void require(long version) {
        Snapshot newest = log.update(false, Option.empty(), Option.empty());
        if (version == newest.version()) {
            return;
        }
        long oldest = log.history().getEarliestRecreatableCommit();
        if (version < 0 || version > newest.version()) {
            throw refusal(version, "its versions are " + oldest + " to " + newest.version() + ".");
        }
        if (version < oldest) {
            throw refusal(version, "its log was cleaned up since. " + readable(oldest, newest));
        }
        List<String> since = paths(at(version)).except(paths(newest)).collectAsList();
        long gone = since.stream().filter(path -> !holds(path)).count();
        if (gone > 0) {
            throw refusal(
                    version,
                    gone + (gone == 1 ? " file of it is" : " files of it are") + " gone, as after a VACUUM. "
                            + readable(oldest, newest));
        }
    }

    private UserError refusal(long version, String why) {
        return new UserError("Cannot read version " + version + " of table " + table + ": " + why);
    }

    private String readable(long oldest, Snapshot newest) {
        String numbers = ranges(readableFrom(oldest, newest.version()));
        return numbers.isEmpty()
                ? "No version can be read any more. Restore the files of the table."
                : "Versions that can still be read: " + numbers + ".";
    }

    /** Goes through the log once: a file is part of the versions from the one that added it to before its removal. */
    private List<Long> readableFrom(long oldest, long newest) {
        Set<String> known = new HashSet<>();
        Set<String> missing = new HashSet<>();
        for (String path : paths(at(oldest)).collectAsList()) {
            add(path, known, missing);
        }
        List<Long> readable = new ArrayList<>();
        note(oldest, missing, readable);
        for (Tuple2<Object, Seq<Action>> commit : CollectionConverters.asJava(
                log.getChanges(oldest + 1, newest, false).toSeq())) {
            for (Action action : CollectionConverters.asJava(commit._2())) {
                if (action instanceof AddFile added) {
                    add(added.path(), known, missing);
                } else if (action instanceof RemoveFile removed) {
                    missing.remove(removed.path());
                }
            }
            note((Long) commit._1(), missing, readable);
        }
        return readable;
    }

    private void add(String path, Set<String> known, Set<String> missing) {
        if (known.contains(path)) {
            return;
        }
        if (holds(path)) {
            known.add(path);
        } else {
            missing.add(path);
        }
    }

    private static void note(long version, Set<String> missing, List<Long> readable) {
        if (missing.isEmpty()) {
            readable.add(version);
        }
    }

    private boolean holds(String path) {
        Path file = DeltaFileOperations.absolutePath(log.dataPath().toString(), path);
        return warehouse.holds(file);
    }

    private Snapshot at(long version) {
        return log.getSnapshotAt(version, Option.empty(), Option.empty());
    }

    private static Dataset<String> paths(Snapshot snapshot) {
        return snapshot.allFiles().toDF().select(col("path")).as(Encoders.STRING());
    }

    /** {@code 0, 3 to 5} for 0, 3, 4 and 5. */
    static String ranges(List<Long> ascending) {
        List<long[]> ranges = new ArrayList<>();
        for (long number : ascending) {
            long[] last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && last[1] == number - 1) {
                last[1] = number;
            } else {
                ranges.add(new long[] {number, number});
            }
        }
        return ranges.stream()
                .map(range -> range[0] == range[1] ? "" + range[0] : range[0] + " to " + range[1])
                .collect(Collectors.joining(", "));
    }
}
