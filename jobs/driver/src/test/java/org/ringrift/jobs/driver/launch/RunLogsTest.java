package org.ringrift.jobs.driver.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.work.DriverRunId;

class RunLogsTest {
    @TempDir
    private Path folder;

    private static PreparedRun run(int i) {
        return new PreparedRun(DriverRunId.of("table", "hex8_2p-train-" + i), "train", "{\"seed\":" + i + "}", c -> {});
    }

    @Test
    void onlyItsOwnerReadsWhatSparkIsTold() throws IOException {
        RunLogs logs = RunLogs.in(folder.resolve("a/b"));
        String run = run(1).runId();
        logs.begin(run(1), Map.of("spark.a", "x"));
        logs.begin(run(1), Map.of("spark.a", "geheim = ü\\"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.properties(run))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(logs.properties(run))).contains("spark.a=geheim \\= \\u00FC\\\\");
        assertThat(logs.request(run)).hasContent("{\"seed\":1}");
        logs.forgetProperties(run);
        logs.forgetProperties(run);
        assertThat(logs.properties(run)).doesNotExist();
    }

    @Test
    void filesOfTheOldestRunsAreDeletedAndNoOthers() throws IOException {
        RunLogs logs = RunLogs.in(folder);
        Path other = Files.writeString(folder.resolve("notes.json"), "mine");
        for (int i = 0; i <= RunLogs.KEPT; i++) {
            Path request = Files.writeString(logs.request(run(i).runId()), "{}");
            Files.setLastModifiedTime(request, FileTime.fromMillis(1000L * i));
        }
        Files.setLastModifiedTime(other, FileTime.fromMillis(0));
        Files.writeString(logs.log(run(0).runId()), "old");
        logs.begin(run(RunLogs.KEPT), Map.of());
        assertThat(logs.request(run(0).runId())).doesNotExist();
        assertThat(logs.log(run(0).runId())).doesNotExist();
        assertThat(logs.request(run(1).runId())).exists();
        assertThat(other).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> RunLogs.in(file.resolve("logs")))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot make folder " + file.resolve("logs") + " for the output of stages: ")
                .hasMessageEndingWith(". Name one that this user may write with --logs.");
    }
}
