package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.driver.event.ChaoticLog.Killed;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.Rows;

/** From rows to reactions through real tables, with processes that end later and later in what they do. */
@Tag("long")
class KilledProcessesTest {
    private static final Set<String> SOURCES = Set.of("runs", "promotions");

    @TempDir
    private Path folder;

    private Lake lake;
    private Instant now = Rows.NOON;
    private int steps;

    /** A process: reacts to runs and promotions by planning a run, and cannot handle failures. */
    private void process(int end) {
        steps = 0;
        ChaoticLog.Steps killer = () -> {
            if (++steps == end) {
                throw new Killed();
            }
        };
        EventLog log = new ChaoticLog(LakeEventLog.byHand(lake), null, killer);
        InstantSource clock = () -> now;
        Retries retries = new Retries(1, Duration.ZERO, 1);
        FactPublisher publisher = new FactPublisher(
                log,
                FactSources.of(lake).stream()
                        .filter(source -> SOURCES.contains(source.table()))
                        .toList(),
                clock);
        EventConsumer reacting = new EventConsumer(
                new Reaction("reacting", Set.of(EventType.MATCH_COMPLETED, EventType.MODEL_PROMOTED), event -> {
                    killer.next();
                    lake.runs().append(List.of(Rows.run("for-" + event.key(), 1, "planned", "evaluate", Rows.NOON)));
                    killer.next();
                }),
                log,
                retries,
                clock);
        EventConsumer failing = new EventConsumer(
                new Reaction("failing", Set.of(EventType.RUN_FAILED), event -> {
                    throw new IllegalStateException("no");
                }),
                log,
                retries,
                clock);
        publisher.step();
        reacting.step();
        failing.step();
    }

    private List<String> events() {
        return lake.events().records(lake.events().read().orderBy("type", "business_key")).stream()
                .map(row -> row.type() + " " + row.businessKey())
                .toList();
    }

    @Tag("long")
    @Test
    void whatAKilledProcessLeftUndoneIsDoneOnceByTheNext() {
        lake = SharedSpark.lake(folder);
        lake.runs()
                .append(List.of(
                        Rows.run("m", 1, "succeeded", "match", Rows.NOON),
                        Rows.run("f", 1, "failed", "train", Rows.NOON)));
        lake.promotions().append(List.of(Rows.promotion(1, Rows.sha(4), "run-5")));
        int end = 1;
        for (boolean killed = true; killed; end += 5) {
            int at = end;
            killed = false;
            try {
                process(at);
            } catch (Killed e) {
                killed = true;
            }
        }
        assertThat(end).as("several processes ended in the middle").isGreaterThan(15);
        assertThat(events())
                .containsExactly(
                        "dead_letter 1/failing/run_failed/1/f",
                        "match_completed 1/m",
                        "model_promoted hex8_2p/1",
                        "run_failed 1/f");
        assertThat(lake.runs().overview(Optional.of("hex8_2p")))
                .extracting(row -> row.runId() + " " + row.state())
                .containsExactlyInAnyOrder("m succeeded", "f failed", "for-1/m planned", "for-hex8_2p/1 planned");
        long version = lake.events().version();
        process(Integer.MAX_VALUE);
        process(Integer.MAX_VALUE);
        assertThat(lake.events().version())
                .as("planned runs are noted as seen, then nothing")
                .isLessThanOrEqualTo(version + 1);
    }
}
