package org.ringrift.jobs.lake.delta;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.catalog.DeltaTableV2;
import org.apache.spark.sql.delta.commands.VacuumCommand;
import org.apache.spark.sql.delta.util.DeltaFileOperations;
import org.apache.spark.util.ManualClock;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;
import org.ringrift.jobs.spark.SparkWork;
import scala.Console;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * The data files in the folder of a table that are of no use any more: those that no version has had for a while, or that were
 * never committed, unless one of some versions needs them. Delta's {@code VACUUM} knows a retention only; it is told which files
 * to look at, and leaves those that it would not delete itself.
 */
final class OldFiles {
    private static final String RETENTION_CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

    private final LakeTable<?> table;
    private final Warehouse warehouse;
    private final DeltaLog log;

    /** The table must have been made. */
    OldFiles(LakeTable<?> table, Warehouse warehouse) {
        this.table = table;
        this.warehouse = warehouse;
        this.log = DeltaLog.forTable(table.spark(), new Path(table.path()));
    }

    /**
     * What was found.
     *
     * @param useless files that may be deleted
     * @param kept files that are old enough, and that a named version needs
     */
    record Found(List<FileStatus> useless, List<FileStatus> kept) {
        Found {
            useless = List.copyOf(useless);
            kept = List.copyOf(kept);
        }
    }

    /** The data files in the folder, whoever has use for them. */
    List<FileStatus> onDisk() {
        List<FileStatus> files = new ArrayList<>();
        try {
            collect(warehouse.table(table.name()), files);
            return files;
        } catch (IOException e) {
            throw new StageFailure(LakeErrors.explain("list the files of table " + table.name(), e), e);
        }
    }

    /**
     * Folder by folder: a listing of the whole tree asks local disks for the permissions of each file, by a process of its own, and fails
     * where a writer has finished with one meanwhile.
     */
    private void collect(Path folder, List<FileStatus> files) throws IOException {
        for (FileStatus status : warehouse.fileSystem().listStatus(folder)) {
            if (hidden(status.getPath())) {
                continue;
            }
            if (status.isDirectory()) {
                collect(status.getPath(), files);
            } else {
                files.add(status);
            }
        }
    }

    /** The log and what writers are at work on begin with _ or a dot. */
    private static boolean hidden(Path file) {
        return file.getName().startsWith("_") || file.getName().startsWith(".");
    }

    /**
     * Looks for them.
     *
     * @param before files that were of use later, or were written later, are left alone
     * @param named tells the versions whose files are kept; asked only where there are files that they may need
     * @param since files that were removed before that are not kept for them
     */
    Found find(Instant before, Supplier<NavigableSet<Long>> named, Instant since) {
        List<FileStatus> old = onDisk().stream()
                .filter(file -> file.getModificationTime() < before.toEpochMilli())
                .toList();
        Set<Path> used = old.isEmpty() ? Set.of() : used(before);
        List<FileStatus> unused =
                old.stream().filter(file -> !used.contains(file.getPath())).toList();
        if (unused.isEmpty()) {
            return new Found(List.of(), List.of());
        }
        Set<Path> needed = new HashSet<>();
        NeededFiles.of(table, log, named.get(), since).forEach(path -> needed.add(absolute(path)));
        return new Found(
                unused.stream().filter(file -> !needed.contains(file.getPath())).toList(),
                unused.stream().filter(file -> needed.contains(file.getPath())).toList());
    }

    private Set<Path> used(Instant before) {
        return SparkWork.run(table.spark(), "read table " + table.name(), () -> {
            Snapshot newest = log.update(false, Option.empty(), Option.empty());
            Set<Path> used = new HashSet<>();
            newest.allFiles().collectAsList().forEach(file -> used.add(absolute(file.path())));
            newest.tombstones().collectAsList().stream()
                    .filter(file -> file.delTimestamp() >= before.toEpochMilli())
                    .forEach(file -> used.add(absolute(file.path())));
            return used;
        });
    }

    private Path absolute(String path) {
        return warehouse
                .fileSystem()
                .makeQualified(DeltaFileOperations.absolutePath(log.dataPath().toString(), path));
    }

    /**
     * Deletes files.
     *
     * @param files those that were found
     * @param now the time by which the retention is meant
     * @param retention how long files are kept
     * @return those that are not there any more
     */
    List<FileStatus> delete(List<FileStatus> files, Instant now, Duration retention) {
        if (files.isEmpty()) {
            return List.of();
        }
        SparkWork.run(table.spark(), "delete old files of table " + table.name(), () -> vacuum(files, now, retention));
        return files.stream().filter(file -> !warehouse.holds(file.getPath())).toList();
    }

    private boolean vacuum(List<FileStatus> files, Instant now, Duration retention) {
        // The table's own retention is that of versions that are named, which are looked after here.
        SparkSession unchecked = table.spark().newSession();
        unchecked.conf().set(RETENTION_CHECK, false);
        List<Row> inventory = files.stream()
                .map(file ->
                        RowFactory.create(file.getPath().toString(), file.getLen(), false, file.getModificationTime()))
                .toList();
        // Delta tells how much it has deleted on the standard output, which is for what commands were asked for.
        Console.withOut(
                OutputStream.nullOutputStream(),
                () -> VacuumCommand.gc(
                        unchecked,
                        DeltaTableV2.apply(
                                unchecked,
                                log.dataPath(),
                                Option.empty(),
                                Option.empty(),
                                Map$.MODULE$.empty(),
                                Option.empty()),
                        false,
                        Option.<Object>apply((double) hours(retention)),
                        Option.apply(unchecked.createDataFrame(inventory, VacuumCommand.INVENTORY_SCHEMA())),
                        Option.empty(),
                        Map$.MODULE$.empty(),
                        new ManualClock(now.toEpochMilli())));
        return true;
    }

    /** Delta knows whole hours: a part of one counts as one. */
    private static long hours(Duration retention) {
        return retention.plusHours(1).minusNanos(1).toHours();
    }
}
