package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.ringrift.jobs.driver.event.ChaoticLog.Killed;
import org.ringrift.jobs.driver.event.FactSource.Facts;
import org.ringrift.jobs.lake.Rows;

/** Whatever happens to deliveries and processes, the same tables are left. */
class DeliveryPropertyTest {
    private static final int SCHEDULES = 60;
    private static final int FACTS = 12;
    private static final Retries RETRIES = new Retries(2, Duration.ofSeconds(1), 2);

    private final MemoryLog log = new MemoryLog();
    private final List<Event> facts = new ArrayList<>();
    private final Set<String> effects = new TreeSet<>();
    private Instant now = Rows.NOON;

    /** What the broken handler is repaired by. */
    private boolean repaired;

    /** One process: what publishes facts, and two consumers of them. */
    private final class Worker {
        private final FactPublisher publisher;
        private final List<EventConsumer> consumers;

        Worker(Random random, ChaoticLog.Steps steps) {
            EventLog chaotic = new ChaoticLog(log, random, steps);
            publisher = new FactPublisher(chaotic, List.of(source()), () -> now);
            Set<EventType> types = Set.of(EventType.TRAINING_STARTED);
            EventHandler good = new Reaction("good", types, event -> {
                steps.next();
                effects.add("good " + event.key());
                steps.next();
            });
            EventHandler broken = new Reaction("broken", types, event -> {
                steps.next();
                if (!repaired && event.key().endsWith("3")) {
                    throw new IllegalStateException("no");
                }
                effects.add("broken " + event.key());
            });
            consumers = List.of(
                    new EventConsumer(good, chaotic, RETRIES, () -> now),
                    new EventConsumer(broken, chaotic, RETRIES, () -> now));
        }

        void step() {
            publisher.step();
            consumers.forEach(EventConsumer::step);
        }
    }

    private FactSource source() {
        return new FactSource() {
            @Override
            public String table() {
                return "facts";
            }

            @Override
            public Facts after(long version) {
                return new Facts(facts.size() - 1, facts.subList((int) version + 1, facts.size()));
            }
        };
    }

    private static Event fact(int number) {
        return new Event(
                EventType.TRAINING_STARTED,
                "1/" + number,
                "hex8_2p",
                Payload.of(EventType.TRAINING_STARTED, Map.of("run_id", "" + number, "attempt", 1)),
                "" + number,
                0,
                Rows.NOON);
    }

    private void replayAll() {
        log.publish(DeadLetter.of(log.addedAfter(-1).events().stream()
                        .map(EventLog.Added::row)
                        .toList())
                .stream()
                .filter(letter -> letter.state() == DeadLetter.State.OPEN)
                .map(letter -> letter.request("me", now))
                .toList());
    }

    private List<String> tables() {
        List<String> all = new ArrayList<>(log.contents());
        all.addAll(effects);
        return all;
    }

    /** Nobody is killed any more, and all that is owed is done. */
    private void settle(Worker process) {
        long before;
        do {
            before = log.version();
            for (int i = 0; i < 4; i++) {
                now = now.plusSeconds(10);
                process.step();
            }
        } while (log.version() != before);
    }

    private List<String> calm() {
        for (int i = 0; i < FACTS; i++) {
            facts.add(fact(i));
        }
        Worker process = new Worker(null, () -> {});
        settle(process);
        repaired = true;
        replayAll();
        settle(process);
        return tables();
    }

    private List<String> chaotic(Random random) {
        ChaoticLog.Steps steps = () -> {
            if (random.nextInt(25) == 0) {
                throw new Killed();
            }
        };
        List<Worker> two = new ArrayList<>(List.of(new Worker(random, steps), new Worker(random, steps)));
        while (facts.size() < FACTS || random.nextInt(30) > 0) {
            if (facts.size() < FACTS && random.nextInt(3) == 0) {
                facts.add(fact(facts.size()));
            }
            if (random.nextInt(40) == 0) {
                log.forgetOffsets();
            }
            now = now.plusSeconds(random.nextInt(3));
            int which = random.nextInt(2);
            try {
                two.get(which).step();
            } catch (Killed e) {
                two.set(which, new Worker(random, steps));
            }
        }
        settle(new Worker(null, () -> {}));
        repaired = true;
        replayAll();
        settle(new Worker(null, () -> {}));
        return tables();
    }

    @Test
    void anyDuplicationDelayReorderingAndKillLeavesTheSameTables() {
        List<String> expected = new DeliveryPropertyTest().calm();
        assertThat(expected)
                .hasSize(3 * FACTS + 3)
                .contains(
                        "good 1/3",
                        "broken 1/3",
                        "dead_letter 1/broken/training_started/1/3 {\"attempts\":2,"
                                + "\"cause\":\"java.lang.IllegalStateException: no\",\"consumer\":\"broken\",\"event_key\":\"1/3\","
                                + "\"event_type\":\"training_started\",\"round\":1}");
        for (int seed = 0; seed < SCHEDULES; seed++) {
            assertThat(new DeliveryPropertyTest().chaotic(new Random(seed)))
                    .as("schedule " + seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anIdleProcessWritesNothing() {
        calm();
        Worker process = new Worker(null, () -> {});
        process.step();
        long version = log.version();
        for (int i = 0; i < 100; i++) {
            now = now.plusSeconds(600); // less than a day in all
            process.step();
        }
        assertThat(log.version()).isEqualTo(version);
        now = now.plus(Cursor.RENEWAL);
        process.step();
        assertThat(log.version()).as("each of three offsets is renewed once").isEqualTo(version + 3);
    }
}
