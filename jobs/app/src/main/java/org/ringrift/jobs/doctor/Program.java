package org.ringrift.jobs.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program of the system that has ended.
 *
 * @param code its exit code
 * @param output what it printed, on stderr too
 */
record Program(int code, String output) {
    private static final long PATIENCE_SECONDS = 10;

    /**
     * Runs a program for at most ten seconds.
     *
     * @param command the program and its arguments
     * @param environment all that it is given, or nothing for that of this process
     * @return nothing if there is no such program, or it did not end in time
     */
    static Optional<Program> run(List<String> command, Map<String, String> environment) {
        Path output = null;
        try {
            output = Files.createTempFile("ringrift-doctor-", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            if (!environment.isEmpty()) {
                builder.environment().clear();
                builder.environment().putAll(environment);
            }
            return ended(builder.start(), output);
        } catch (IOException e) {
            return Optional.empty(); // there is no such program, or it may not be run
        } finally {
            delete(output);
        }
    }

    private static Optional<Program> ended(Process process, Path output) throws IOException {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    ? Optional.of(new Program(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
