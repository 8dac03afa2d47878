package org.ringrift.jobs.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The commits of a table that another process writes, as files of its log. */
public final class Commits {
    private static final String COMMIT = "[0-9]{20}\\.json";

    private Commits() {}

    /**
     * Number of commits of a table behind the one that made it.
     *
     * @param warehouse folder of the warehouse
     * @param table name of the table
     */
    public static int count(Path warehouse, String table) throws IOException {
        try (Stream<Path> files = Files.list(log(warehouse, table))) {
            return (int) files.filter(file -> file.getFileName().toString().matches(COMMIT))
                            .count()
                    - 1;
        }
    }

    /**
     * Waits until a table has a number of commits, or the writer ends.
     *
     * @param warehouse folder of the warehouse
     * @param table name of the table
     * @param commits commits behind the one that made it
     * @param writer the process that writes
     */
    public static void await(Path warehouse, String table, int commits, Process writer)
            throws IOException, InterruptedException {
        await(warehouse, table, commits, writer::isAlive);
    }

    /** As {@link #await(Path, String, int, Process)}, while the writer is alive. */
    public static void await(Path warehouse, String table, int commits, BooleanSupplier alive)
            throws IOException, InterruptedException {
        Path log = log(warehouse, table);
        Path awaited = log.resolve(String.format(Locale.ROOT, "%020d.json", commits));
        try (WatchService watch = log.getFileSystem().newWatchService()) {
            log.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (alive.getAsBoolean() && !Files.exists(awaited)) {
                WatchKey key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.reset();
                }
            }
        }
    }

    private static Path log(Path warehouse, String table) {
        return warehouse.resolve("tables").resolve(table).resolve("_delta_log");
    }
}
