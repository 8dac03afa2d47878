package org.ringrift.jobs.lease;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.storage.LogStore;
import org.apache.spark.sql.delta.storage.LogStore$;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.lake.files.Warehouse;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The links of a lease as files {@code <warehouse>/leases/<name>/<number>.json}. A link is written in the way in which Delta
 * commits a version, whole and only where there is nothing, so that of several writers of one number exactly one succeeds
 * wherever tables can be written. A Delta table would keep a file for each renewal for days; here old links are deleted, and the
 * folder holds about {@value #KEPT}. Safe for use by several threads and processes.
 */
public final class StoredChain implements LeaseChain {
    /** Links that stay: a reader that has just listed them finds the newest one still there, however slow it is. */
    static final int KEPT = 20;

    private static final Pattern NAME = Pattern.compile("(\\d{20})\\.json");

    private final LogStore store;
    private final Configuration hadoop;
    private final FileSystem fileSystem;
    private final Path folder;

    /**
     * @param spark session whose settings say how commits are written
     * @param warehouse where the lease lies
     * @param name of the lease, a word
     */
    public StoredChain(SparkSession spark, Warehouse warehouse, String name) {
        this.store = LogStore$.MODULE$.apply(spark);
        this.hadoop = spark.sparkContext().hadoopConfiguration();
        this.fileSystem = warehouse.fileSystem();
        this.folder = new Path(new Path(warehouse.root(), "leases"), name);
    }

    @Override
    public Optional<Lease> newest() {
        try {
            while (true) {
                Optional<Long> newest = numbers().stream().max(Comparator.naturalOrder());
                if (newest.isEmpty()) {
                    return Optional.empty();
                }
                Optional<Lease> lease = read(newest.get());
                if (lease.isPresent()) {
                    return lease;
                }
                // Others have written so many links since the listing that this one was deleted: look again.
            }
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    @Override
    public boolean add(Lease next) {
        try {
            fileSystem.mkdirs(folder);
            store.write(
                    path(next.number()),
                    CollectionConverters.asScala(List.of(next.text()).iterator()),
                    false,
                    hadoop);
            // A number so old that its link was deleted is free again, for a process that has slept: it is not the
            // newest.
            List<Long> numbers = numbers();
            if (numbers.stream().anyMatch(number -> number > next.number())) {
                fileSystem.delete(path(next.number()), false);
                return false;
            }
            for (long number : numbers) {
                if (number <= next.number() - KEPT) {
                    fileSystem.delete(path(number), false);
                }
            }
            return true;
        } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    @Override
    public void close() {} // the file system belongs to the process

    private List<Long> numbers() throws IOException {
        List<Long> numbers = new ArrayList<>();
        try {
            for (FileStatus file : fileSystem.listStatus(folder)) {
                Matcher name = NAME.matcher(file.getPath().getName());
                if (name.matches()) {
                    numbers.add(Long.parseLong(name.group(1)));
                }
            }
        } catch (FileNotFoundException e) {
            return List.of(); // nobody has written a link
        }
        return numbers;
    }

    private Optional<Lease> read(long number) throws IOException {
        Path file = path(number);
        try (InputStream in = fileSystem.open(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(Lease.parse(text, file.toString()));
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    private Path path(long number) {
        return new Path(folder, String.format(Locale.ROOT, "%020d.json", number));
    }

    private StageFailure failure(String what, IOException cause) {
        return new StageFailure(
                FailureKind.RETRY,
                "Cannot " + what + " the lease in " + folder + ": " + cause.getMessage()
                        + ". Allow reading and writing there, or look whether the store answers.",
                cause);
    }
}
