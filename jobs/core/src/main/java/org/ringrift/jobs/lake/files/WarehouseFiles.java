package org.ringrift.jobs.lake.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ringrift.StageFailure;

/**
 * Copies whole files between the warehouse and local disks. A file appears under its name at once and whole; a killed
 * copy leaves only a hidden {@code .<name>.<random>.partial}.
 */
public final class WarehouseFiles {
    private static final int BUFFER = 1 << 16;

    private final FileSystem fileSystem;

    WarehouseFiles(FileSystem fileSystem) {
        this.fileSystem = fileSystem;
    }

    /**
     * Puts a finished local file into the warehouse. A file of the same content that is already there stays untouched;
     * another one is replaced. Several processes may publish the same file at once: from the first return on it is there,
     * even if one of the others is killed.
     *
     * @param local the file, left as it is
     * @param target where it goes
     * @throws StageFailure if it cannot be written
     */
    public void publish(java.nio.file.Path local, Path target) {
        Path partial = new Path(target.getParent(), "." + target.getName() + "." + UUID.randomUUID() + ".partial");
        try {
            if (same(local, target)) {
                return;
            }
            fileSystem.copyFromLocalFile(false, true, new Path(local.toUri()), partial);
            if (fileSystem.exists(target) && !same(local, target)) {
                fileSystem.delete(target, false);
            }
            // Another process that publishes the same file may have been quicker: what is there then stays, or is
            // replaced in one step by its equal, as the file system has it.
            if (!fileSystem.rename(partial, target)) {
                fileSystem.delete(partial, false);
                if (!same(local, target)) {
                    throw new IOException("the finished copy cannot be renamed to " + target.getName());
                }
            }
        } catch (IOException | FSError e) { // a write to a local disk that is full is an FSError
            StageFailure failure = LakeErrors.failure("write " + target, e);
            delete(partial, failure);
            throw failure;
        }
    }

    /**
     * Copies a file of the warehouse to a local path.
     *
     * @param source the file
     * @param local where to, replaced if it is there
     * @throws StageFailure if it is missing or cannot be copied
     */
    public void fetch(Path source, java.nio.file.Path local) {
        java.nio.file.Path partial =
                local.resolveSibling("." + local.getFileName() + "." + UUID.randomUUID() + ".partial");
        try {
            Files.createDirectories(local.toAbsolutePath().getParent());
            try (InputStream in = fileSystem.open(source)) {
                Files.copy(in, partial);
            }
            Files.move(partial, local, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileNotFoundException e) {
            throw new StageFailure(
                    "Cannot read " + source + ": there is no such file. Restore it or run the stage that wrote it.", e);
        } catch (IOException | FSError e) {
            StageFailure failure = LakeErrors.failure("copy " + source, e);
            try {
                Files.deleteIfExists(partial);
            } catch (IOException again) {
                failure.addSuppressed(again);
            }
            throw failure;
        }
    }

    private boolean same(java.nio.file.Path local, Path target) throws IOException {
        if (!fileSystem.exists(target) || fileSystem.getFileStatus(target).getLen() != Files.size(local)) {
            return false;
        }
        byte[] ours = new byte[BUFFER];
        byte[] theirs = new byte[BUFFER];
        try (InputStream one = Files.newInputStream(local);
                InputStream other = fileSystem.open(target)) {
            int length;
            while ((length = one.readNBytes(ours, 0, BUFFER)) > 0) {
                if (other.readNBytes(theirs, 0, BUFFER) != length
                        || !Arrays.equals(ours, 0, length, theirs, 0, length)) {
                    return false;
                }
            }
            return true;
        }
    }

    private void delete(Path partial, StageFailure failure) {
        try {
            fileSystem.delete(partial, false);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }
}
