package org.ringrift.jobs.lake.delta;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.lake.schema.TableRetention;
import org.ringrift.jobs.spark.SparkWork;
import scala.Option;

/**
 * Keeps a table quick to read and no larger on disk than it must be: small files are merged, and files that no version needs
 * which must stay readable are deleted. Rows stay as they are. Safe beside readers, appends, and others that do the same; killed
 * anywhere, it can be done again.
 */
public final class TableMaintenance {
    private final LakeTable<?> table;
    private final Warehouse warehouse;
    private final InstantSource clock;
    private final Terms terms;

    /**
     * What is wanted.
     *
     * @param fileBytes size that files are merged to
     * @param retention how long a file stays that no newer version has; a table whose own retention is shorter has that one
     * @param named tells the versions that rows of the warehouse name: they stay readable for as long as the table's own
     *     retention says; asked only where there are files that they may need
     */
    public record Terms(long fileBytes, Duration retention, Supplier<NavigableSet<Long>> named) {}

    /**
     * @param table a table that was made
     * @param warehouse where it is
     * @param clock the time by which files are old
     * @param terms what is wanted
     */
    public TableMaintenance(LakeTable<?> table, Warehouse warehouse, InstantSource clock, Terms terms) {
        this.table = table;
        this.warehouse = warehouse;
        this.clock = clock;
        this.terms = terms;
    }

    /** What {@link #run} would do now; changes nothing. */
    public MaintenancePlan plan() {
        TableSize before = size();
        CompactionPlan compaction = compaction();
        OldFiles.Found old = find(clock.instant());
        return new MaintenancePlan(
                table.name(),
                before,
                before.files() - compaction.filesSaved(),
                compaction.bytes(),
                old.useless().size(),
                bytes(old.useless()),
                old.kept().size(),
                bytes(old.kept()));
    }

    /**
     * Does it.
     *
     * @return what was done
     * @throws org.ringrift.StageFailure if the table cannot be read or written
     */
    public MaintenanceOutcome run() {
        long startedAt = System.nanoTime();
        TableSize before = size();
        long rewritten = new Compaction(table).run(compaction());
        Instant now = clock.instant();
        OldFiles.Found old = find(now);
        List<FileStatus> deleted = new OldFiles(table, warehouse).delete(old.useless(), now, retention());
        return new MaintenanceOutcome(
                table.name(),
                before,
                size(),
                rewritten,
                deleted.size(),
                bytes(deleted),
                old.kept().size(),
                bytes(old.kept()),
                (System.nanoTime() - startedAt) / 1e9);
    }

    private CompactionPlan compaction() {
        return SparkWork.run(
                table.spark(), "read table " + table.name(), () -> new Compaction(table).plan(terms.fileBytes()));
    }

    private OldFiles.Found find(Instant now) {
        return new OldFiles(table, warehouse).find(now.minus(retention()), terms.named(), now.minus(own()));
    }

    private Duration retention() {
        return terms.retention().compareTo(own()) < 0 ? terms.retention() : own();
    }

    private Duration own() {
        TableRetention retention = table.spec().retention();
        return Duration.ofDays(retention.deletedFileDays());
    }

    private TableSize size() {
        List<FileStatus> onDisk = new OldFiles(table, warehouse).onDisk();
        return SparkWork.run(table.spark(), "read table " + table.name(), () -> {
            Snapshot newest = DeltaLog.forTable(table.spark(), new Path(table.path()))
                    .update(false, Option.empty(), Option.empty());
            return new TableSize(newest.numOfFiles(), newest.sizeInBytes(), onDisk.size(), bytes(onDisk));
        });
    }

    private static long bytes(List<FileStatus> files) {
        return files.stream().mapToLong(FileStatus::getLen).sum();
    }
}
