package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.WorkRow;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.jobs.lease.Lease;
import org.ringrift.jobs.lease.LeaseChain;

class StatusCommandTest {
    /** A start at which a run is alive whenever this test runs. */
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        Lake lake = SharedSpark.lake(folder);
        lake.games().append(LongStream.range(0, 60).mapToObj(Rows::game).toList());
        lake.runs()
                .append(List.of(
                        MadeUpEvidence.with(
                                Rows.run("run-1", 1, "running", "selfplay", FUTURE), "request", "{\"games\":200}"),
                        Rows.run("killed", 1, "running", "train", Rows.NOON)));
        lake.promotions().append(List.of(Rows.promotion(1, Rows.sha(4), "run-5")));
        lake.work()
                .append(List.of(
                        work("evaluate", 1, WorkState.QUEUED), work("selfplay", 7, WorkState.QUEUED),
                        work("selfplay", 8, WorkState.QUEUED), work("dataset", 2, WorkState.CLAIMED)));
        LeaseChain.of(lake).add(new Lease(1, 4, "node7, 1f", false, false, Duration.ofSeconds(30), FUTURE));
    }

    private static WorkRow work(String stage, long number, WorkState state) {
        boolean games = stage.equals("selfplay");
        return new WorkRow(
                "hex8_2p-" + stage + "-" + number,
                1,
                state.word(),
                stage,
                "hex8_2p",
                number,
                "cpu",
                1,
                games ? 100 : null,
                games ? 32 : null,
                games ? Map.of("search", 1.0) : Map.of(),
                null,
                "few games",
                null,
                3,
                FUTURE,
                FUTURE);
    }

    private int status(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(Stream.concat(Stream.of("status", "--warehouse", folder.toString()), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void aScreenSaysWhoLeadsAndWhereEachConfigurationStands() {
        assertThat(status("--configs", "hex8_2p,square8_3p")).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .startsWith("node7, 1f leads in epoch 4; its lease was renewed 0 s ago.")
                .anyMatch(
                        line -> line.matches(
                                " hex8_2p +\\| +60 \\| +60 \\| +1000 \\+/- 200 \\| selfplay 60/200 games, 0 s;"
                                        + " train lost, silent for \\d+ days; dataset starting, 0 s \\| evaluate, selfplay x 2 \\| .*"))
                .anyMatch(
                        line -> line.matches(" square8_3p +\\| +0 \\| +0 \\| +\\| +\\| +\\| train: too few new games"))
                .anyMatch(line -> line.matches(" hex8_2p +\\| promoted +\\| \\d+ days ago \\| It won\\."));
    }

    /** Too few voters that answer do the same. */
    @Test
    void aLeaseThatCannotBeReadHidesNothingElse() throws IOException {
        Path damaged = folder.resolve("leases/driver/00000000000000000002.json");
        Files.writeString(damaged, "{");
        try {
            assertThat(status("--configs", "hex8_2p")).as(err.toString()).isZero();
        } finally {
            Files.delete(damaged);
        }
        assertThat(out.toString().lines())
                .anyMatch(
                        line -> line.startsWith("Who leads cannot be told. Cannot ") && line.contains("it is damaged"))
                .anyMatch(line -> line.startsWith(" hex8_2p "));
    }

    @Test
    void anUnknownConfigurationIsAMistake() {
        assertThat(status("--configs", "hex9_2p")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(1).allMatch(line -> line.startsWith("Cannot "));
    }
}
