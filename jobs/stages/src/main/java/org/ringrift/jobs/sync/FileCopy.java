package org.ringrift.jobs.sync;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.ringrift.jobs.lake.files.FileSha256;
import org.ringrift.jobs.lake.files.LakeErrors;
import org.ringrift.jobs.lake.files.Warehouse;

/**
 * Copies files of one warehouse to the same place in another one. A file gets its name when it is there whole and its content,
 * read back, has the sha256 that its row says; a killed copy leaves only a hidden {@code .<name>.<random>.partial}. What lies in
 * its place and is something else is moved to {@code quarantine/}. Thread-safe.
 */
final class FileCopy {
    private static final int BUFFER = 1 << 16;
    private static final int RANDOM_DIGITS = 8;

    private final Warehouse source;
    private final Warehouse target;
    private final ByteRate rate;
    private final SyncSteps steps;

    FileCopy(Warehouse source, Warehouse target, ByteRate rate, SyncSteps steps) {
        this.source = source;
        this.target = target;
        this.rate = rate;
        this.steps = steps;
    }

    /**
     * How it went.
     *
     * @param copied whether the file is new at its place; false if it was there already, or is not
     * @param refusal why it is not there, to be read behind its name; empty if it is
     */
    record Result(boolean copied, Optional<String> refusal) {
        private static Result refused(String why) {
            return new Result(false, Optional.of(why));
        }
    }

    /**
     * Copies a file unless it is there.
     *
     * @throws org.ringrift.StageFailure if a file system fails
     */
    Result copy(PlannedFile file) {
        Path place = target.resolve(file.path());
        try {
            return isThere(place, file) ? new Result(false, Optional.empty()) : copy(file, place);
        } catch (IOException e) {
            throw LakeErrors.failure("copy " + source.resolve(file.path()) + " to " + place, e);
        }
    }

    private Result copy(PlannedFile file, Path place) throws IOException {
        FileSystem system = target.fileSystem();
        Path partial = new Path(place.getParent(), "." + place.getName() + "." + UUID.randomUUID() + ".partial");
        steps.before("copy file");
        try {
            write(file, partial);
        } catch (FileNotFoundException e) {
            return Result.refused("is missing");
        } catch (ChecksumException e) {
            system.delete(partial, false);
            return Result.refused("does not fit the checksums that its file system keeps");
        }
        String actual = sha256(partial);
        if (!actual.equals(file.sha256())) {
            system.delete(partial, false);
            return Result.refused("has SHA-256 " + actual + ", its row says " + file.sha256());
        }
        steps.before("name file");
        if (system.exists(place)) {
            putAside(place, file.path());
        }
        if (!system.rename(partial, place)) {
            system.delete(partial, false); // another sync was quicker
            if (!isThere(place, file)) {
                throw new IOException("the verified copy cannot be renamed to " + place.getName());
            }
        }
        return new Result(true, Optional.empty());
    }

    private void write(PlannedFile file, Path partial) throws IOException {
        if (file.text() != null) {
            try (OutputStream out = target.fileSystem().create(partial, false)) {
                out.write(file.text().getBytes(StandardCharsets.UTF_8));
            }
            return;
        }
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = source.fileSystem().open(source.resolve(file.path()));
                OutputStream out = target.fileSystem().create(partial, false)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                rate.take(read);
                out.write(buffer, 0, read);
            }
        }
    }

    /** Whether the file is there whole. */
    private boolean isThere(Path place, PlannedFile file) throws IOException {
        try {
            FileStatus status = target.fileSystem().getFileStatus(place);
            return status.isFile()
                    && status.getLen() == file.bytes()
                    && sha256(place).equals(file.sha256());
        } catch (FileNotFoundException | ChecksumException e) {
            return false;
        }
    }

    private void putAside(Path place, String path) throws IOException {
        Path aside = new Path(
                Quarantine.folder(target),
                path + "." + UUID.randomUUID().toString().substring(0, RANDOM_DIGITS));
        target.fileSystem().mkdirs(aside.getParent());
        if (!target.fileSystem().rename(place, aside)) {
            throw new IOException(place + " is something else and cannot be moved to " + aside);
        }
    }

    private String sha256(Path file) throws IOException {
        try (InputStream in = target.fileSystem().open(file)) {
            return FileSha256.of(in);
        }
    }
}
