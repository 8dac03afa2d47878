package org.ringrift.jobs.driver.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.Rows;
import org.ringrift.jobs.lake.schema.EventRow;

class EventConsumerTest {
    private static final Set<EventType> TYPES = Set.of(EventType.TRAINING_STARTED);

    private final MemoryLog log = new MemoryLog();
    private final List<String> seen = new ArrayList<>();
    private Instant now = Rows.NOON;

    private EventConsumer consumer(EventHandler handler) {
        return new EventConsumer(handler, log, Retries.STANDARD, () -> now);
    }

    private static Event started(String run) {
        Payload payload = Payload.of(EventType.TRAINING_STARTED, Map.of("run_id", run, "attempt", 1));
        return new Event(EventType.TRAINING_STARTED, "1/" + run, "hex8_2p", payload, run, 0, Rows.NOON);
    }

    private List<DeadLetter> letters() {
        return DeadLetter.of(
                log.addedAfter(-1).events().stream().map(EventLog.Added::row).toList());
    }

    @Test
    void anEventThatFailsIsTriedAgainAfterGrowingTimesWhileThoseBehindItWait() {
        EventConsumer consumer = consumer(new Reaction("c", TYPES, event -> {
            seen.add(event.key() + " " + Duration.between(Rows.NOON, now).toSeconds());
            if (event.key().equals("1/a") && seen.size() < 4) {
                throw new IllegalStateException("not yet");
            }
        }));
        log.publish(List.of(started("a"), started("b")));
        for (int second = 0; second < 30; second++) {
            consumer.step();
            now = now.plusSeconds(1);
        }
        assertThat(seen).containsExactly("1/a 0", "1/a 1", "1/a 5", "1/a 21", "1/b 21");
        assertThat(letters()).isEmpty();
    }

    @Test
    void anEventThatKeepsFailingBecomesADeadLetterWithItsCauseAndIsReplayedOnRequest() {
        AtomicInteger working = new AtomicInteger();
        EventConsumer consumer = consumer(new Reaction("c", TYPES, event -> {
            if (working.get() == 0) {
                throw new UserError("Cannot do it: it is broken.");
            }
            seen.add(event.key());
        }));
        log.publish(List.of(started("a")));
        exhaust(consumer);
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.id()).hasToString("1/c/training_started/1/a");
            assertThat(letter.attempts()).isEqualTo(5);
            assertThat(letter.cause()).isEqualTo("Cannot do it: it is broken.");
            assertThat(letter.state()).isEqualTo(DeadLetter.State.OPEN);
        });

        log.publish(List.of(letters().get(0).request("me", now)));
        assertThat(letters().get(0).state()).isEqualTo(DeadLetter.State.REQUESTED);
        exhaust(consumer);
        assertThat(letters())
                .extracting(DeadLetter::state)
                .containsExactly(DeadLetter.State.FAILED_AGAIN, DeadLetter.State.OPEN);

        working.set(1);
        log.publish(List.of(letters().get(1).request("me", now)));
        exhaust(consumer(new Reaction("other", TYPES, event -> {})));
        assertThat(seen).as("a request to another consumer").isEmpty();
        exhaust(consumer);
        assertThat(seen).containsExactly("1/a");
        assertThat(letters())
                .extracting(DeadLetter::state)
                .containsExactly(DeadLetter.State.FAILED_AGAIN, DeadLetter.State.REPLAYED);
    }

    @Test
    void thatAnotherLeadsIsNoFailureOfAnEvent() {
        AtomicInteger tries = new AtomicInteger();
        EventConsumer consumer = consumer(new Reaction("c", TYPES, event -> {
            if (tries.incrementAndGet() < 8) {
                throw new StageFailure(FailureKind.CANCELLED, "Another leads.", null);
            }
            seen.add(event.key());
        }));
        log.publish(List.of(started("a")));
        for (int step = 1; step < 8; step++) {
            assertThatThrownBy(consumer::step).hasMessage("Another leads.");
        }
        assertThat(consumer.step().handled())
                .as("at once, and it is not given up")
                .isEqualTo(1);
        assertThat(seen).containsExactly("1/a");
        assertThat(letters()).isEmpty();
    }

    private void exhaust(EventConsumer consumer) {
        do {
            now = now.plusSeconds(100);
        } while (consumer.step().waiting());
    }

    @Test
    void whatCannotBeReadBecomesADeadLetterAtOnceAndOtherTypesArePassedOver() {
        EventConsumer consumer = consumer(new Reaction("c", TYPES, event -> seen.add(event.key())));
        log.add(new EventRow("training_started", "1/x", "hex8_2p", "{\"run_id\":\"x\"}", "x", 0, Rows.NOON));
        log.add(new EventRow("of_a_newer_program", "1", "hex8_2p", "{}", "x", 0, Rows.NOON));
        log.publish(List.of(started("a")));
        assertThat(consumer.step().handled()).isEqualTo(2);
        assertThat(seen).containsExactly("1/a");
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.attempts()).isZero();
            assertThat(letter.cause())
                    .isEqualTo("Cannot read event training_started 1/x: Cannot use the payload of a training_started "
                            + "event: it lacks 'attempt', a whole number.");
        });
    }

    /** Ignores interrupts until it is let go. */
    private record Stubborn(CountDownLatch go, CountDownLatch gone) implements EventHandler {
        @Override
        public String name() {
            return "stubborn";
        }

        @Override
        public Set<EventType> types() {
            return TYPES;
        }

        @Override
        public Duration timeLimit() {
            return Duration.ofMillis(20);
        }

        @Override
        public void handle(Event event) {
            while (go.getCount() > 0) {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    assertThat(event).isNotNull(); // goes on waiting
                }
            }
            gone.countDown();
        }
    }

    @Test
    void aHandlerThatTakesTooLongHasFailedAndKeepsItsConsumerWaitingUntilItEnds() throws InterruptedException {
        Stubborn handler = new Stubborn(new CountDownLatch(1), new CountDownLatch(1));
        EventConsumer consumer = consumer(handler);
        log.publish(List.of(started("a")));
        assertThat(consumer.step().waiting()).isTrue();
        now = now.plusSeconds(1);
        assertThatThrownBy(consumer::step)
                .isInstanceOf(StageFailure.class)
                .hasMessage(
                        "Cannot deliver events to stubborn: it still works on training_started 1/a, past its time limit."
                                + " Start the process again if that stays so.");
        handler.go().countDown();
        handler.gone().await();
    }

    @Test
    void aHandlerThatCannotBeRegisteredIsRefused() {
        Reaction named = new Reaction("Two Words", TYPES, event -> {});
        Reaction bookkeeping = new Reaction("c", Set.of(EventType.DEAD_LETTER), event -> {});
        Reaction good = new Reaction("c", TYPES, event -> {});
        assertThatThrownBy(() -> new Subscriptions(log, () -> now, List.of(named)))
                .hasMessage(
                        "A consumer cannot be named 'Two Words': require small letters and digits, with hyphens between.");
        assertThatThrownBy(() -> new Subscriptions(log, () -> now, List.of(bookkeeping)))
                .hasMessageStartingWith("Consumer c cannot take [DEAD_LETTER]");
        assertThatThrownBy(() -> new Subscriptions(log, () -> now, List.of(good, good)))
                .hasMessage("Two handlers have the name c.");
    }

    @Test
    void theFailureOfOneConsumerDoesNotKeepTheOthersFromTheirEvents() {
        Stubborn stubborn = new Stubborn(new CountDownLatch(1), new CountDownLatch(1));
        Subscriptions all = new Subscriptions(
                log, () -> now, List.of(stubborn, new Reaction("c", TYPES, event -> seen.add(event.key()))));
        log.publish(List.of(started("a")));
        assertThat(all.step()).allMatch(standing -> standing.failure().isEmpty());
        log.publish(List.of(started("b")));
        List<Subscriptions.Standing> standings = all.step();
        stubborn.go().countDown();
        assertThat(standings.get(0).failure()).isPresent();
        assertThat(standings.get(1).step().orElseThrow().handled()).isEqualTo(1);
        assertThat(seen).containsExactly("1/a", "1/b");
    }
}
