package org.ringrift.jobs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.ringrift.StageFailure;

/** A folder for what is measured, which is deleted when this is closed. */
public final class TemporaryFolder implements AutoCloseable {
    private final Path path;
    private final PrintStream progress;

    private TemporaryFolder(Path path, PrintStream progress) {
        this.path = path;
        this.progress = progress;
    }

    /**
     * Makes one.
     *
     * @param name begin of its name
     * @param progress where it is told if it could not be deleted
     * @return the folder
     * @throws StageFailure if there is no folder for temporary files that can be written
     */
    public static TemporaryFolder make(String name, PrintStream progress) {
        try {
            return new TemporaryFolder(Files.createTempDirectory(name), progress);
        } catch (IOException e) {
            throw new StageFailure(
                    "Cannot make a temporary warehouse: " + e.getMessage()
                            + ". Name a folder that can be written with RINGRIFT_JAVA_OPTS=-Djava.io.tmpdir=FOLDER.",
                    e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try (Stream<Path> tree = Files.walk(path)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException | UncheckedIOException e) {
            // What was measured is worth more than a tidy folder.
            progress.println("Temporary warehouse " + path + " could not be deleted: " + e.getMessage());
        }
    }
}
