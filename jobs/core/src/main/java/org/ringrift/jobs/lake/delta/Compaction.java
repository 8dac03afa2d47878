package org.ringrift.jobs.lake.delta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.Action;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.FileAction;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Merges small files of a table into larger ones, in commits that change no row: appends and readers that are under way do not
 * fail by it. It does what Delta's {@code OPTIMIZE} does, but for the choice of files ({@link CompactionPlan}): that one merges
 * files by size, and a merged file would hold rows of all times.
 */
final class Compaction {
    private final LakeTable<?> table;
    private final SparkSession spark;
    private final DeltaLog log;

    /** The table must have been made. */
    Compaction(LakeTable<?> table) {
        this.table = table;
        this.spark = table.spark();
        this.log = DeltaLog.forTable(spark, new Path(table.path()));
    }

    /** What there is to be merged now. */
    CompactionPlan plan(long wanted) {
        List<FileSpan> files = log.update(false, Option.empty(), Option.empty()).allFiles().collectAsList().stream()
                .map(file -> FileSpan.of(file, table.timeColumn()))
                .toList();
        return CompactionPlan.of(files, wanted);
    }

    /**
     * Merges, a few groups a commit: what was merged before a process is killed stays so. Groups of which somebody else has
     * merged a file meanwhile are left to them.
     *
     * @return bytes that were rewritten
     */
    long run(CompactionPlan plan) {
        int atOnce = spark.sparkContext().defaultParallelism();
        long bytes = 0;
        for (int from = 0; from < plan.groups().size(); from += atOnce) {
            List<List<FileSpan>> groups =
                    plan.groups().subList(from, Math.min(plan.groups().size(), from + atOnce));
            bytes += SparkWork.run(
                    spark,
                    "merge files of table " + table.name(),
                    () -> CommitRetry.run("table " + table.name(), () -> merge(groups)));
        }
        return bytes;
    }

    private long merge(List<List<FileSpan>> groups) {
        OptimisticTransaction transaction = log.startTransaction(Option.empty(), Option.empty());
        Map<String, AddFile> present = new HashMap<>();
        transaction.snapshot().allFiles().collectAsList().forEach(file -> present.put(file.path(), file));
        List<List<AddFile>> left = groups.stream()
                .filter(group -> group.stream().allMatch(file -> present.containsKey(file.path())))
                .map(group ->
                        group.stream().map(file -> present.get(file.path())).toList())
                .toList();
        if (left.isEmpty()) {
            return 0;
        }
        Seq<FileAction> written = transaction.writeFiles(
                left.stream()
                        .map(group -> rows(transaction.snapshot(), group))
                        .reduce(Dataset::union)
                        .orElseThrow(),
                Option.empty(),
                true,
                seq(List.of()));
        List<Action> actions = new ArrayList<>();
        CollectionConverters.asJava(written).forEach(file -> actions.add(moved((AddFile) file)));
        long now = System.currentTimeMillis();
        left.forEach(group -> group.forEach(file -> actions.add(file.removeWithTimestamp(now, false))));
        transaction.commit(
                seq(actions),
                new DeltaOperations.Optimize(seq(List.of()), seq(List.of()), false, Option.empty(), false));
        return left.stream().flatMap(List::stream).mapToLong(AddFile::size).sum();
    }

    /** The rows of some files, to be written to one. */
    private Dataset<Row> rows(Snapshot snapshot, List<AddFile> files) {
        return log.createDataFrame(snapshot, seq(files), false, Option.empty()).coalesce(1);
    }

    /** A file with rows that were there before. */
    private static AddFile moved(AddFile file) {
        return file.copy(
                file.path(),
                file.partitionValues(),
                file.size(),
                file.modificationTime(),
                false,
                file.stats(),
                file.tags(),
                file.deletionVector(),
                file.baseRowId(),
                file.defaultRowCommitVersion(),
                file.clusteringProvider());
    }

    private static <T> Seq<T> seq(List<T> list) {
        return CollectionConverters.asScala(list).toSeq();
    }
}
