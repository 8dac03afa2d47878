package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;

class SyncCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aPlanIsSavedThenCarriedOutAndAConflictIsANo() {
        Lake a = SharedSpark.lake(folder.resolve("a"));
        a.games().append(List.of(Rows.game(1), Rows.game(2)));
        Lake b = SharedSpark.lake(folder.resolve("b"));
        b.games().append(List.of(Rows.game(1, "hex8_2p", 1)));
        String plan = folder.resolve("plan.json").toString();

        assertThat(run("sync", "--from", at("a"), "--to", at("b"), "--kinds", "games", "--dry-run", "--save", plan))
                .isEqualTo(1);
        assertThat(out.toString())
                .startsWith("Plan: sync file:" + at("a") + " to file:" + at("b") + "; nothing was brought.")
                .containsPattern("games +\\| all +\\| +0\\.\\.1 \\| +2 \\| +1 \\| +0 \\| 0\\.0 \\| +1")
                .contains("1 row whose key is there with another content would be put into quarantine.");
        assertThat(b.games().read().count()).isEqualTo(1);

        assertThat(run("sync", "--plan", plan, "--json")).isEqualTo(1);
        assertThat(out.toString())
                .contains("\"added\":1", "\"conflicts\":1", "\"quarantine\":\"quarantine/sync/games/");
        assertThat(b.games().read().count()).isEqualTo(2);

        assertThat(run("sync", "--from", at("a"), "--to", at("a"))).isEqualTo(2);
        assertThat(err.toString()).contains("Cannot sync from file:" + at("a") + " to itself: give another warehouse");
    }

    private int run(String... command) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command);
    }

    private String at(String site) {
        return folder.resolve(site).toString();
    }
}
