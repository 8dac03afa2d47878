package org.ringrift.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Replays the recorded games of the reference engine, where they are at hand: in the folder that the environment
 * variable {@code RINGRIFT_PARITY} names, or in {@code shared/parity} beside the repository.
 */
class RecordedGamesTest {
    private static final String VARIABLE = "RINGRIFT_PARITY";

    @Test
    void recordedGamesReplayWithoutMismatch() throws IOException {
        Optional<Path> folder = folder();
        Assumptions.assumeTrue(
                folder.isPresent(),
                "No recorded games of the reference engine here; " + VARIABLE + " may name their folder.");
        List<Path> files = traces(folder.orElseThrow());
        assertThat(files).as("trace files in " + folder.orElseThrow()).isNotEmpty();
        List<FileReport> reports = files.parallelStream().map(FileReport::of).toList();
        assertThat(reports).allSatisfy(report -> assertThat(report.games()).isPositive());
        assertThat(reports.stream()
                        .flatMap(report -> report.mismatches().stream())
                        .map(Mismatch::describe))
                .isEmpty();
    }

    private static Optional<Path> folder() {
        String named = System.getenv(VARIABLE);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        // Tests run in the module's folder; the repository's root is the outermost folder with a pom.xml.
        Path root = null;
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve("pom.xml"))) {
                root = at;
            }
        }
        return Optional.ofNullable(root)
                .map(repository -> repository.resolveSibling("shared").resolve("parity"))
                .filter(Files::isDirectory);
    }

    private static List<Path> traces(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".jsonl.gz")
                            || file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }
}
