package org.ringrift.jobs.driver.integrity;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ringrift.jobs.lake.files.Warehouse;

/** The files of a warehouse, and those outside of it that its rows name. */
final class StoredFiles {
    private final Warehouse warehouse;

    StoredFiles(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    Path path(String uri) {
        return warehouse.resolve(uri);
    }

    /** Where a file lies below the warehouse; empty if it lies outside. */
    Optional<String> below(String uri) {
        String base = warehouse.root() + Path.SEPARATOR;
        String path = path(uri).toString();
        return path.startsWith(base) ? Optional.of(path.substring(base.length())) : Optional.empty();
    }

    FileSystem fileSystem(Path path) throws IOException {
        return path.getFileSystem(warehouse.fileSystem().getConf());
    }

    /**
     * Sizes and times of files, by one listing a folder.
     *
     * @return by uri; a file that is not there is left out
     */
    Map<String, FileStatus> list(List<NamedFile> files) throws IOException {
        Map<Path, Map<Path, FileStatus>> folders = new HashMap<>();
        Map<String, FileStatus> found = new HashMap<>();
        for (NamedFile file : files) {
            stopIfInterrupted();
            Path path = path(file.uri());
            Path folder = path.getParent();
            Map<Path, FileStatus> there = folders.get(folder);
            if (there == null) {
                there = list(folder);
                folders.put(folder, there);
            }
            FileStatus status = there.get(fileSystem(path).makeQualified(path));
            if (status != null && status.isFile()) {
                found.put(file.uri(), status);
            }
        }
        return found;
    }

    private Map<Path, FileStatus> list(Path folder) throws IOException {
        Map<Path, FileStatus> there = new HashMap<>();
        try {
            for (FileStatus status : fileSystem(folder).listStatus(folder)) {
                there.put(status.getPath(), status);
            }
        } catch (FileNotFoundException e) {
            return Map.of(); // without the folder none of its files is there
        }
        return there;
    }

    /** Size and time of one file; empty if it is not there. */
    Optional<FileStatus> status(Path path) throws IOException {
        try {
            return Optional.of(fileSystem(path).getFileStatus(path)).filter(FileStatus::isFile);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a file whole.
     *
     * @return what is wrong with it; empty if nothing is
     * @throws FileNotFoundException if it is not there
     * @throws IOException if it cannot be read
     */
    Optional<String> flaw(Path path, Content wanted) throws IOException {
        try (InputStream in = open(path)) {
            return wanted.flaw(in);
        } catch (ChecksumException e) {
            return Optional.of("does not fit the checksums that its file system keeps");
        }
    }

    private InputStream open(Path path) throws IOException {
        return interruptible(fileSystem(path).open(path));
    }

    /** A stream whose reading ends when the thread is interrupted. */
    static InputStream interruptible(InputStream in) {
        return new Interruptible(in);
    }

    static void stopIfInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("The check of files was interrupted");
        }
    }

    /** Large files take minutes, and whoever stops a driver does not wait for them. */
    private static final class Interruptible extends FilterInputStream {
        Interruptible(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            stopIfInterrupted();
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            stopIfInterrupted();
            return super.read(bytes, from, length);
        }
    }
}
