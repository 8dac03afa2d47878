package org.ringrift.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.spark.Sessions;

/** The one Spark session of all tests of this module, with two cores; it ends with the JVM. */
public final class SharedSpark {
    /** Spark master of the session; commands under test join it whatever master they ask for. */
    public static final String MASTER = "local[2]";

    private SharedSpark() {}

    private static final class Holder {
        static final SparkSession SESSION = open();
        static final Path EMPTY_WAREHOUSE = emptyWarehouse();

        private static SparkSession open() {
            System.setProperty("spark.sql.shuffle.partitions", "2");
            // Tests run many queries over a few rows each: compiling them would take most of the time.
            System.setProperty("spark.sql.codegen.wholeStage", "false");
            System.setProperty("spark.sql.codegen.factoryMode", "NO_CODEGEN");
            // So would planning them again after each shuffle of these few rows. Stages in processes of their own do
            // both.
            System.setProperty("spark.sql.adaptive.enabled", "false");
            // Tasks tell their progress soon, so that tests with a short deadline are short.
            System.setProperty("spark.executor.heartbeatInterval", "1s");
            return Sessions.open("tests", MASTER);
        }

        private static Path emptyWarehouse() {
            try {
                Path folder = Files.createTempDirectory("ringrift-empty-warehouse");
                Runtime.getRuntime()
                        .addShutdownHook(
                                new Thread(() -> FileUtils.deleteQuietly(folder.toFile()), "delete empty warehouse"));
                new Lake(SESSION, folder.toString()).open();
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The session. */
    public static SparkSession session() {
        return Holder.SESSION;
    }

    /**
     * An open warehouse with empty tables. They are copied from a template, which takes a tenth of the time of making
     * them.
     *
     * @param folder where to make it, usually below a {@code @TempDir}
     * @return the open lake
     */
    public static Lake lake(Path folder) {
        copyEmptyWarehouse(folder);
        return new Lake(session(), folder.toString()).open();
    }

    /**
     * Makes a warehouse with empty tables without opening it, for commands that will.
     *
     * @param folder where to make it
     */
    public static void copyEmptyWarehouse(Path folder) {
        copyWarehouse(Holder.EMPTY_WAREHOUSE, folder);
    }

    /**
     * Copies a warehouse that nobody is writing to.
     *
     * @param from the warehouse
     * @param folder where the copy goes
     */
    public static void copyWarehouse(Path from, Path folder) {
        try (Stream<Path> tree = Files.walk(from)) {
            List<Path> paths = tree.toList();
            for (Path source : paths) {
                Path target = folder.resolve(from.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
