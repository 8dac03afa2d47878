package org.ringrift.jobs.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Programs in processes of their own: run to their end, or started as a service. */
final class Program {
    /** Variables that would lead a program to another Spark or Hadoop than its own. */
    private static final List<String> FOREIGN =
            List.of("SPARK_HOME", "SPARK_CONF_DIR", "HADOOP_CONF_DIR", "YARN_CONF_DIR", "PYTHONPATH", "SPARK_REMOTE");

    /** Nothing here takes a fifth of it on a machine without other work; a hung program ends the check instead of holding it up. */
    private static final long PATIENCE_MINUTES = 30;

    private Program() {}

    /**
     * How a program ended.
     *
     * @param exitCode of the process
     * @param output everything that it printed, errors too
     */
    record Result(int exitCode, String output) {}

    /** Runs a program to its end, without input; parameters as for {@link #run(Path, Map, List, Path)}. */
    static Result run(Path folder, Map<String, String> variables, List<String> line)
            throws IOException, InterruptedException {
        return run(folder, variables, line, Path.of("/dev/null"));
    }

    /**
     * Runs a program to its end.
     *
     * @param folder its working folder
     * @param variables of its environment, beside those of this process
     * @param line the program and its arguments
     * @param input what it reads
     * @return how it ended
     * @throws IOException if it cannot be started
     * @throws InterruptedException if this thread is interrupted
     */
    static Result run(Path folder, Map<String, String> variables, List<String> line, Path input)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("ringrift-program", ".log");
        Process process = builder(folder, variables, line)
                .redirectInput(input.toFile())
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                throw new AssertionError(
                        line.get(0) + " did not end within " + PATIENCE_MINUTES + " minutes: " + Files.readString(log));
            }
            return new Result(process.exitValue(), Files.readString(log));
        } finally {
            end(process);
            Files.delete(log);
        }
    }

    /** A running program that serves others; ends when it is closed. */
    static final class Service implements AutoCloseable {
        private final Process process;
        private final String ready;

        private Service(Process process, String ready) {
            this.process = process;
            this.ready = ready;
        }

        /** The line that said that it is ready. */
        String ready() {
            return ready;
        }

        @Override
        public void close() {
            end(process);
        }
    }

    /**
     * Starts a service and waits until it says that it is ready.
     *
     * @param folder its working folder
     * @param variables of its environment, beside those of this process
     * @param line the program and its arguments
     * @param ready part of the line that it then prints
     * @return the running service
     * @throws IOException if it cannot be started
     */
    static Service start(Path folder, Map<String, String> variables, List<String> line, String ready)
            throws IOException {
        Process process = builder(folder, variables, line).start();
        StringBuilder said = new StringBuilder();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String text = output.readLine(); text != null; text = output.readLine()) {
            said.append(text).append('\n');
            if (text.contains(ready)) {
                // What nobody reads would fill the pipe and stop the service.
                Thread reader = new Thread(() -> output.lines().forEach(unread -> {}), "output of " + line.get(0));
                reader.setDaemon(true);
                reader.start();
                return new Service(process, text);
            }
        }
        end(process);
        throw new AssertionError(line.get(0) + " ended before it was ready: " + said);
    }

    private static ProcessBuilder builder(Path folder, Map<String, String> variables, List<String> line) {
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(FOREIGN);
        builder.environment().putAll(variables);
        return builder;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
