package org.ringrift.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.event.Event;
import org.ringrift.jobs.driver.event.EventConsumer;
import org.ringrift.jobs.driver.event.EventHandler;
import org.ringrift.jobs.driver.event.EventType;
import org.ringrift.jobs.driver.event.FactPublisher;
import org.ringrift.jobs.driver.event.FactSource;
import org.ringrift.jobs.driver.event.FactSources;
import org.ringrift.jobs.driver.event.LakeEventLog;
import org.ringrift.jobs.driver.event.Retries;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;
import picocli.CommandLine;

class EventsCommandTest {
    private static final String LETTER = "1/distribution/model_promoted/hex8_2p/1";

    @TempDir
    private static Path folder;

    private static Lake lake;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Finds no disk. */
    private static final class Distribution implements EventHandler {
        @Override
        public String name() {
            return "distribution";
        }

        @Override
        public Set<EventType> types() {
            return Set.of(EventType.MODEL_PROMOTED);
        }

        @Override
        public void handle(Event event) {
            throw new IllegalStateException("no disk");
        }
    }

    @BeforeAll
    static void fill() {
        lake = SharedSpark.lake(folder);
        lake.runs()
                .append(List.of(
                        Rows.run("m", 1, "succeeded", "match", Rows.NOON),
                        Rows.run("f", 1, "failed", "train", Rows.NOON.plusSeconds(5))));
        lake.promotions().append(List.of(Rows.promotion(1, Rows.sha(4), "run-5")));
        LakeEventLog log = LakeEventLog.byHand(lake);
        List<FactSource> sources = FactSources.of(lake).stream()
                .filter(source -> Set.of("runs", "promotions").contains(source.table()))
                .toList();
        new FactPublisher(log, sources, () -> Rows.NOON).step();
        Retries once = new Retries(1, Duration.ZERO, 1);
        new EventConsumer(new Distribution(), log, once, () -> Rows.NOON.plusSeconds(200)).step();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        CommandLine command = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(Stream.concat(Stream.of(arguments), Stream.of("--warehouse", folder.toString()))
                .toArray(String[]::new));
    }

    @Test
    void eventsAreListedNewestLastAndShownWhole() throws IOException {
        assertThat(run("events", "tail")).isZero();
        List<String> lines = out.toString().lines().toList();
        assertThat(lines.get(0)).matches(" at +\\| type +\\| config +\\| key +\\| payload");
        assertThat(lines.get(2)).startsWith(" 2026-01-02T12:00:00Z | model_promoted ");
        assertThat(lines.get(3))
                .startsWith(" 2026-01-02T12:01:30Z | match_completed ")
                .contains("| hex8_2p | 1/m ", "{\"attempt\":1,");
        assertThat(lines.get(4)).startsWith(" 2026-01-02T12:01:35Z | run_failed ");
        assertThat(run("events", "tail", "--limit", "9", "--type", "run_failed", "--config", "hex8_2p", "--json"))
                .isZero();
        JsonNode listed = new ObjectMapper().readTree(out.toString());
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).get("payload").get("error").asText()).isEqualTo("It broke.");

        assertThat(run("events", "show", "model_promoted", "hex8_2p/1")).isZero();
        assertThat(out.toString())
                .contains(
                        "Event               model_promoted hex8_2p/1",
                        "Says                Production has a new model.")
                .contains("  evaluation_id     evaluation-1", "  previous          null");
    }

    @Test
    void whatIsNotThereIsRefusedInASentence() {
        assertThat(run("events", "tail", "--type", "run_faild")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot use 'run_faild' as a type of event: it is none. The nearest is run_failed; "
                        + "docs/reference/events.md lists all.");
        assertThat(run("events", "tail", "--limit", "0")).isEqualTo(2);
        assertThat(run("events", "show", "run_failed", "9/x")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot show event run_failed 9/x: table events in file:" + folder
                        + " has no such event; keys of this type are ATTEMPT/RUN. Give one of those that "
                        + "./ringrift events tail --type run_failed lists.");
        assertThat(run("events", "replay")).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot choose what to replay: no letter is given. Give names of letters, or --all.");
    }

    @Test
    void deadLettersAreListedAndReplayedOnce() throws IOException {
        assertThat(run("events", "dead-letters")).isZero();
        assertThat(out.toString())
                .contains(" " + LETTER + " | open  | hex8_2p | 2026-01-02T12:03:20Z | 1        | "
                        + "java.lang.IllegalStateException: no disk")
                .contains("(1 of 1 dead letter)");
        assertThat(run("events", "replay", "--all", "--config", "hex8_2p")).isZero();
        assertThat(out.toString().strip()).isEqualTo("1 dead letter is to be tried once more.");
        assertThat(run("events", "replay", LETTER)).isEqualTo(2);
        assertThat(err.toString().strip())
                .isEqualTo("Cannot replay " + LETTER + ": it is requested. Give one that is open, as ./ringrift events "
                        + "dead-letters lists them.");
        assertThat(run("events", "dead-letters", "--every", "--json")).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).findValuesAsText("state"))
                .containsExactly("requested");
    }
}
