package org.ringrift.jobs.driver.shutdown;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.loop.Durations;

/**
 * A command that ends a machine.
 *
 * @param words the program and its arguments; the host is put behind them
 * @param timeLimit after which it is killed, above 0
 */
public record ShutdownCommand(List<String> words, Duration timeLimit) {
    /** Clouds take seconds to take such an order. */
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(120);

    /** Names and addresses, and nothing that a program could take for an option. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9\\[][A-Za-z0-9._:\\]-]*");

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MOST_OUTPUT = 500;

    /** Copies the list. */
    public ShutdownCommand {
        words = List.copyOf(words);
    }

    /**
     * A command with the usual limit of 120 s.
     *
     * @param text program and arguments, with spaces between them; no shell reads it
     * @throws UserError if it is blank
     */
    public static ShutdownCommand parse(String text) {
        if (text.isBlank()) {
            throw new UserError("Cannot use an empty command to end machines: name a program, or none.");
        }
        return new ShutdownCommand(SPACE.splitAsStream(text.strip()).toList(), USUAL_LIMIT);
    }

    /**
     * Ends a machine.
     *
     * @param host its name or address
     * @throws StageFailure if the command cannot be run, fails, or takes too long
     * @throws InterruptedException if the thread was interrupted; the command is killed
     */
    void run(String host) throws InterruptedException {
        if (!HOST.matcher(host).matches()) {
            throw failure(host, "that is no name of a machine", null);
        }
        try {
            Path output = Files.createTempFile("ringrift-shutdown", null);
            try {
                run(host, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw failure(host, e.getMessage(), e);
        }
    }

    private void run(String host, Path output) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(words);
        line.add(host);
        Process process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().close(); // it has nothing to read
            if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failure(host, "it did not end within " + Durations.text(timeLimit), null);
            }
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        if (process.exitValue() != 0) {
            String said = tail(output);
            throw failure(
                    host,
                    "it ended with exit code " + process.exitValue() + (said.isEmpty() ? "" : " and said: " + said),
                    null);
        }
    }

    private static String tail(Path output) throws IOException {
        byte[] bytes = Files.readAllBytes(output);
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        return text.substring(Math.max(0, text.length() - MOST_OUTPUT)).replaceAll("\\s*\\R\\s*", "; ");
    }

    private StageFailure failure(String host, String why, Throwable cause) {
        return new StageFailure(
                "Cannot end machine " + host + " by " + String.join(" ", words) + ": " + why + ". End it by hand.",
                cause);
    }
}
