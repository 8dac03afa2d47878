package org.ringrift.jobs.lake.files;

import java.io.IOException;
import java.nio.file.Paths;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ringrift.UserError;

/**
 * The one folder that holds everything: {@code tables/<name>} (Delta), {@code datasets/} and {@code models/} (files). On
 * any Hadoop file system. Thread-safe.
 */
public final class Warehouse {
    /** At least two letters, so that a drive letter is not taken for a scheme. */
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final Path root;
    private final FileSystem fileSystem;

    private Warehouse(Path root, FileSystem fileSystem) {
        this.root = root;
        this.fileSystem = fileSystem;
    }

    /**
     * Finds a warehouse; it need not exist yet.
     *
     * @param location a Hadoop URI, or a plain path, which is a local one (relative to the working folder)
     * @param hadoop configuration of the file systems, such as {@code spark.sparkContext().hadoopConfiguration()}
     * @return the warehouse
     * @throws UserError if the location is no address or its file system cannot be reached
     */
    public static Warehouse at(String location, Configuration hadoop) {
        if (location == null || location.isBlank()) {
            throw new UserError("Cannot open the warehouse: its location is empty. Give a folder with --warehouse.");
        }
        try {
            Path path = SCHEME.matcher(location).matches()
                    ? new Path(location)
                    : new Path(
                            "file",
                            null,
                            Paths.get(location).toAbsolutePath().normalize().toString());
            FileSystem fileSystem = path.getFileSystem(hadoop);
            return new Warehouse(fileSystem.makeQualified(path), fileSystem);
        } catch (IOException | RuntimeException e) {
            throw new UserError(LakeErrors.explain("open warehouse " + location, e), e);
        }
    }

    /** The folder itself, with its scheme. */
    public Path root() {
        return root;
    }

    /** Folder of a table. */
    public Path table(String name) {
        return new Path(new Path(root, "tables"), name);
    }

    /** Folder of all tables. */
    public Path tables() {
        return new Path(root, "tables");
    }

    /** Folder of the shards of a dataset. */
    public Path dataset(String datasetId) {
        return new Path(new Path(root, "datasets"), datasetId);
    }

    /** Folder of the files of a model. */
    public Path model(String modelSha256) {
        return new Path(new Path(root, "models"), modelSha256);
    }

    /** The file system of the warehouse. */
    public FileSystem fileSystem() {
        return fileSystem;
    }

    /** How a row refers to a file in the warehouse, so that the folder can be moved: its path below the root. */
    public String relative(Path file) {
        String base = root.toString() + Path.SEPARATOR;
        String text = fileSystem.makeQualified(file).toString();
        return text.startsWith(base) ? text.substring(base.length()) : text;
    }

    /** The file that a row refers to: the inverse of {@link #relative}. */
    public Path resolve(String uri) {
        return SCHEME.matcher(uri).matches() ? new Path(uri) : new Path(root, uri);
    }

    /** Whether the folder of tables is there. */
    public boolean exists() {
        return holds(tables());
    }

    /** Whether a file or folder is there. */
    public boolean holds(Path path) {
        try {
            return fileSystem.exists(path);
        } catch (IOException e) {
            throw new UserError(LakeErrors.explain("open warehouse " + root, e), e);
        }
    }

    /**
     * Makes the folder of tables if it is not there.
     *
     * @throws UserError if it cannot be made
     */
    public void create() {
        try {
            if (!fileSystem.exists(tables()) && !fileSystem.mkdirs(tables())) {
                throw new UserError("Cannot make warehouse " + root
                        + ": its folder cannot be written. Allow writing there or give another --warehouse.");
            }
        } catch (IOException e) {
            throw new UserError(LakeErrors.explain("make warehouse " + root, e), e);
        }
    }

    /** Copies files between the warehouse and local disks. */
    public WarehouseFiles files() {
        return new WarehouseFiles(fileSystem);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
