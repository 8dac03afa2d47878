package org.ringrift.jobs.selfplay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.ChildJvm;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.cli.Main;
import org.ringrift.jobs.lake.Commits;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.sql.WarehouseCatalog;

class CancelledSelfplayTest {
    private static final int SIGTERM = 128 + 15;
    private static final int CANCELLED = 130;

    @TempDir
    private Path folder;

    private Process play(Path warehouse, Path log) throws IOException {
        SharedSpark.copyEmptyWarehouse(warehouse);
        return ChildJvm.startBehindLoader(Main.class, log, arguments(warehouse));
    }

    private static String[] arguments(Path warehouse) {
        return "selfplay --config square8_2p --games 100000 --players random --wave 4 --run-id c --master local[1]"
                .concat(" --warehouse " + warehouse)
                .split(" ");
    }

    @Test
    void aRunThatIsToldToEndIsRecordedAsCancelledAndSaysHowToGoOn() throws Exception {
        Path warehouse = folder.resolve("lake");
        Path log = folder.resolve("child.log");
        Process child = play(warehouse, log);
        try {
            Commits.await(warehouse, "games", 1, child);
            child.destroy(); // SIGTERM
            assertThat(child.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            child.destroyForcibly().waitFor();
        }

        List<String> said = Files.readAllLines(log);
        assertThat(child.exitValue()).as(said.toString()).isEqualTo(SIGTERM);
        String seed = said.stream()
                .filter(line -> line.startsWith("Seed "))
                .map(line -> line.replaceFirst("Seed (\\d+) was drawn.*", "$1"))
                .findFirst()
                .orElseThrow();
        assertThat(said.get(said.size() - 1))
                .isEqualTo(
                        "Cancelled by SIGTERM: what was committed stays, and run selfplay c is recorded as cancelled."
                                + " Run the same command again with --seed " + seed + " to go on.");
        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).open();
        List<RunRow> runs = lake.runs().history("c");
        assertThat(runs).extracting(RunRow::state).containsExactly("running", "cancelled");
        assertThat(runs.get(1).error()).isEqualTo("Cancelled by SIGTERM.");
        assertThat(runs.get(1).endedAt()).isAfter(runs.get(1).startedAt());
        assertThat(lake.games().read().count()).isPositive();
        WarehouseCatalog.use(lake.spark(), lake.warehouse());
        assertThat(SharedSpark.session()
                        .sql("SELECT state FROM pipeline_status")
                        .first()
                        .getString(0))
                .isEqualTo("cancelled");
    }

    @Test
    @Tag("long")
    void aCommandWhoseRunIsCancelledEndsAndTheProcessGoesOn() throws Exception {
        Path warehouse = folder.resolve("lake");
        SharedSpark.copyEmptyWarehouse(warehouse);
        StringWriter err = new StringWriter();
        CompletableFuture<Integer> played = CompletableFuture.supplyAsync(
                () -> Main.commandLine().setErr(new PrintWriter(err)).execute(arguments(warehouse)));
        Commits.await(warehouse, "games", 1, () -> !played.isDone());
        assertThat(Main.run("cancel", "c", "--warehouse", warehouse.toString())).isZero();

        assertThat(played.get()).as(err.toString()).isEqualTo(CANCELLED);
        assertThat(err.toString())
                .startsWith("Cancelled by ringrift cancel: what was committed stays, and run selfplay c is recorded as"
                        + " cancelled. Run the same command again with --seed ");
        Lake lake = new Lake(SharedSpark.session(), warehouse.toString()).open();
        List<RunRow> runs = lake.runs().history("c");
        assertThat(runs).extracting(RunRow::state).containsExactly("running", "cancelled");
        assertThat(runs.get(1).error()).isEqualTo("Cancelled by ringrift cancel.");
        assertThat(lake.games().read().count()).isPositive();
        assertThat(Main.run("cancel", "c", "--warehouse", warehouse.toString())).isEqualTo(1);
    }
}
