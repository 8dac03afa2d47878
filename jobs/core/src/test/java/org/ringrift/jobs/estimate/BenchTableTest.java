package org.ringrift.jobs.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;

class BenchTableTest {
    @TempDir
    private Path folder;

    @Test
    void whatBenchPrintsAsJsonIsRead() throws IOException {
        Path file = folder.resolve("bench.json");
        Files.writeString(file, """
                {"machine":{"cpu":"Some CPU","cores":8},"measured_at":"2026-01-01T00:00:00Z","rows":[
                 {"group":"engine","name":"random play hex8_2p","unit":"steps/s","median":5.5,"goal":null},
                 {"group":"net","name":"broken","unit":"x","median":0}]}
                """);

        BenchTable table = BenchTable.read(file);

        assertThat(table.median("random play hex8_2p")).hasValue(5.5);
        assertThat(table.median("broken")).as("a rate of nothing says nothing").isEmpty();
        assertThat(table.describe()).isEqualTo(file + " (Some CPU, 8 cores)");
    }

    @Test
    void otherFilesAreRefusedWithTheWayToMakeOne() throws IOException {
        Path none = folder.resolve("none.json");
        Path other = folder.resolve("other.json");
        Files.writeString(other, "{\"rows\":[]}");

        assertThatThrownBy(() -> BenchTable.read(none))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot estimate by " + none + ": it cannot be read. Write one with: bench --json > " + none
                        + ".");
        assertThatThrownBy(() -> BenchTable.read(other))
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot estimate by " + other + ": it is no bench table. Write one with: bench --json > "
                        + other + ".");
    }
}
