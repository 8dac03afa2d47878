package org.ringrift.net;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.ringrift.StageFailure;

/** Files that exist whole or not at all. */
public final class AtomicFiles {
    private AtomicFiles() {}

    /**
     * Reads a file whole.
     *
     * @param file the file
     * @param what what it is, for an error
     * @return its bytes
     * @throws StageFailure if it cannot be read
     */
    public static byte[] read(Path file, String what) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw failure("read " + what, file, e);
        }
    }

    /**
     * Writes a file in the place of an existing one, if there is one; its folder is made if it is missing.
     *
     * @param file the file
     * @param content its bytes
     * @param what what it is, for an error
     * @throws StageFailure if it cannot be written
     */
    public static void replace(Path file, byte[] content, String what) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            // Not a temporary file of the JDK, which only its owner may read, whatever the umask says.
            Path temporary = folder.resolve(".new-" + UUID.randomUUID() + ".tmp");
            try {
                Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failure("write " + what, file, e);
        }
    }

    /**
     * A failure of the file system in one sentence.
     *
     * @param action what failed, to be read after "Cannot", such as {@code read model}
     * @param path on what
     * @param cause what was thrown
     * @return to be thrown
     */
    public static StageFailure failure(String action, Path path, IOException cause) {
        String why;
        if (cause instanceof NoSuchFileException) {
            why = "it does not exist";
        } else if (cause instanceof AccessDeniedException) {
            why = "permission is denied";
        } else if (cause instanceof FileSystemException failed && failed.getReason() != null) {
            why = failed.getReason();
        } else {
            why = cause.getMessage();
        }
        return new StageFailure(
                "Cannot " + action + " " + path + ": " + why + ". Check the folder, its permissions and free space.",
                cause);
    }
}
