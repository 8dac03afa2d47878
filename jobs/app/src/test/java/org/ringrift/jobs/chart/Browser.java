package org.ringrift.jobs.chart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A browser without a window, one process for each page.
 *
 * @param program path of Chromium or Chrome
 * @param folder for its profile and what it writes
 */
record Browser(Path program, Path folder) {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final int MAX_SECONDS = 120;

    /** What a page is shown on. */
    enum Scheme {
        LIGHT(List.of()),
        /** Chromium numbers schemes so. */
        DARK(List.of("--blink-settings=preferredColorScheme=0"));

        private final List<String> options;

        Scheme(List<String> options) {
            this.options = options;
        }
    }

    /** The browser of this machine, if there is one on the path. */
    static Optional<Browser> find(Path folder) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(program -> new Browser(program, folder));
    }

    /** Writes a picture of a page as PNG. */
    Path picture(Path page, int width, int height, Scheme scheme) throws IOException, InterruptedException {
        Path picture = Files.createTempFile(folder, "picture", ".png");
        List<String> options = new ArrayList<>(scheme.options);
        options.addAll(List.of("--window-size=" + width + "," + height, "--screenshot=" + picture));
        run(page, options);
        return picture;
    }

    /** The document of a page after its scripts have run, as text. */
    String document(Path page) throws IOException, InterruptedException {
        return run(page, List.of("--dump-dom"));
    }

    /**
     * Opens a page.
     *
     * @return what the browser printed
     * @throws AssertionError if it fails, takes too long, or says something on its console
     */
    private String run(Path page, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(options);
        command.add(page.toUri().toString());
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError("The browser did not show " + page + ": " + Files.readString(err));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        List<String> said = Files.readAllLines(err).stream()
                .filter(line -> line.contains("CONSOLE"))
                .toList();
        if (!said.isEmpty()) {
            throw new AssertionError(page + " says on the console: " + said);
        }
        return Files.readString(out);
    }
}
