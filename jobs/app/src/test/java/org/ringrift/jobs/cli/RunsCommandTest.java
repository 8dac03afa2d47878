package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.evidence.MadeUpEvidence;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.lake.schema.RunState;
import picocli.CommandLine;

class RunsCommandTest {
    private static final Instant NOON = Rows.NOON;

    /** A start at which the run is alive whenever this test runs. */
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private static final String REQUEST = "{\"config\":\"hex8_2p\",\"edition\":\"asis\",\"games\":200,"
            + "\"lps_rounds\":3,\"opening_decisions\":4,\"players\":[\"heuristic\",\"gumbel:sims=8\"],"
            + "\"rings_per_player\":18,\"seed\":7,\"swap\":true}";

    @TempDir
    private static Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void fill() {
        Lake lake = SharedSpark.lake(folder);
        RunRow broken = MadeUpEvidence.with(Rows.run("broken", 1, "running", "selfplay", NOON), "request", REQUEST);
        lake.runs()
                .append(List.of(
                        broken,
                        broken.ended(
                                RunState.FAILED,
                                NOON.plusSeconds(90),
                                NOON.plusSeconds(90),
                                "Cannot write to table games: the disk is full. Make room, then run it again.",
                                Map.of("games", 200L)),
                        Rows.run("killed", 1, "running", "train", NOON.plusSeconds(100)),
                        Rows.run("later", 1, "running", "train", NOON.plusSeconds(200)),
                        Rows.run("later", 1, "succeeded", "train", NOON.plusSeconds(200)),
                        Rows.run("now", 1, "running", "dataset", FUTURE)));
    }

    private int run(String... arguments) {
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(Stream.concat(Stream.of(arguments), Stream.of("--warehouse", folder.toString()))
                .toArray(String[]::new));
    }

    @Test
    void runsAreListedNewestFirst() {
        assertThat(run("runs")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        " run    | stage    | config  | state     | attempt | started              | seconds | counts    | error",
                        "--------+----------+---------+-----------+---------+----------------------+---------+-----------+---"
                                + "-----------------------------------------------",
                        " now    | dataset  | hex8_2p | running   |       1 | 2999-01-01T00:00:00Z |         | games 200 |",
                        " later  | train    | hex8_2p | succeeded |       1 | 2026-01-02T12:03:20Z |    90.0 | games 200 |",
                        " killed | train    | hex8_2p | lost      |       1 | 2026-01-02T12:01:40Z |         | games 200 |",
                        " broken | selfplay | hex8_2p | failed    |       1 | 2026-01-02T12:00:00Z |    90.0 | games 200 | "
                                + "Cannot write to table games: the disk is full. …",
                        "(4 runs)");
    }

    @Test
    void aListIsNarrowedByConfigurationStateAndNumber() throws IOException {
        assertThat(run("runs", "--json", "--state", "lost", "--config", "hex8_2p"))
                .isZero();
        JsonNode lost = new ObjectMapper().readTree(out.toString());
        assertThat(lost.findValuesAsText("run_id")).containsExactly("killed");
        assertThat(lost.get(0).get("last_sign").asText()).isEqualTo("2026-01-02T12:01:40Z");
        out.getBuffer().setLength(0);
        assertThat(run("runs", "--json", "--limit", "1")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).findValuesAsText("run_id"))
                .containsExactly("now");
        out.getBuffer().setLength(0);
        assertThat(run("runs", "--json", "--config", "hex8_4p")).isZero();
        assertThat(out.toString().strip()).isEqualTo("[]");
    }

    @Test
    void anUnknownStateConfigurationOrRunIsRefusedInASentence() {
        assertThat(run("runs", "--state", "dead")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Cannot use 'dead' as the state of a run: it is none. Give planned, ");
        assertThat(run("runs", "--config", "hex9_2p")).isEqualTo(2);
        assertThat(run("runs", "--limit", "0")).isEqualTo(2);
        err.getBuffer().setLength(0);
        assertThat(run("runs", "nothing")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot show run nothing: table runs in file:" + folder
                        + " has no such run. Give one of those that ./ringrift runs lists.");
    }

    @Test
    void aRunIsShownWithWhatToDoNext() throws IOException {
        assertThat(run("runs", "broken")).isZero();
        assertThat(out.toString())
                .contains("State       failed, attempt 1, epoch 1")
                .contains("Ended       2026-01-02T12:01:30Z, after 90.0 s")
                .contains("Request     " + REQUEST)
                .contains("Error       Cannot write to table games: the disk is full. Make room, then run it again.")
                .contains("Next        ./ringrift selfplay --run-id broken --config hex8_2p --games 200 --opening 4"
                        + " --players heuristic --players gumbel:sims=8 --seed 7 --swap");
        out.getBuffer().setLength(0);
        assertThat(run("runs", "broken", "--json")).isZero();
        JsonNode shown = new ObjectMapper().readTree(out.toString());
        assertThat(shown.get("request").get("games").asInt()).isEqualTo(200);
        assertThat(shown.get("attempts")).hasSize(1);
    }

    @Test
    void aRunThatEndedIsNotCancelledAndOneWithoutAProcessIs() {
        assertThat(run("cancel", "later")).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "Cannot cancel run later: it has ended before, at 2026-01-02T12:04:50Z, as succeeded. Nothing "
                                + "is left to be done.");
        assertThat(run("cancel", "nothing")).isEqualTo(2);
        assertThat(run("cancel", "now", "--no-wait")).isZero();
        assertThat(out.toString().strip()).isEqualTo("Run now is asked to end.");
        err.getBuffer().setLength(0);
        assertThat(run("cancel", "now", "--timeout", "1")).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot see the end of run now: it is asked to end, and has not within 1 s. Look again by "
                        + "./ringrift runs now.");
    }
}
