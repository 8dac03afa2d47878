package org.ringrift.jobs.driver.event;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.lake.schema.EventRow;

/**
 * Brings single events to a handler: tries again, gives up, and replays dead letters. What it remembers of tries is lost with
 * the process; the next one begins with a first try. For one thread.
 */
final class Delivery {
    /** Characters of a cause that are kept. */
    private static final int LONGEST_CAUSE = 1000;

    private final EventHandler handler;
    private final HandlerThread thread;
    private final EventLog log;
    private final Retries retries;
    private final InstantSource clock;
    private final Map<String, Tries> tries = new HashMap<>();

    /** How often an event was tried, and when it is tried next. */
    private record Tries(int number, Instant due) {}

    Delivery(EventHandler handler, EventLog log, Retries retries, InstantSource clock) {
        this.handler = handler;
        this.thread = new HandlerThread(handler);
        this.log = log;
        this.retries = retries;
        this.clock = clock;
    }

    /** Whether an event is for the handler: of one of its types, or a request to replay a dead letter of its. */
    boolean concerns(EventRow row) {
        return EventType.of(row.type()).filter(handler.types()::contains).isPresent()
                || replayed(row)
                        .filter(id -> id.consumer().equals(handler.name()))
                        .isPresent();
    }

    private static Optional<LetterId> replayed(EventRow row) {
        return row.type().equals(EventType.REPLAY_REQUESTED.word())
                ? LetterId.parse(row.businessKey())
                : Optional.empty();
    }

    /**
     * Tries an event, if its time has come.
     *
     * @return whether it needs no more care: it was handled, or has become a dead letter
     * @throws StageFailure if the log cannot be read or written, or the handler goes on past its time limit
     */
    boolean settle(EventRow row) {
        String name = row.type() + " " + row.businessKey();
        Tries before = tries.getOrDefault(name, new Tries(0, Instant.MIN));
        thread.requireIdle();
        if (clock.instant().isBefore(before.due())) {
            return false;
        }
        int number = before.number() + 1;
        Optional<LetterId> replayed = replayed(row);
        Optional<Failure> failure = replayed.map(this::again).orElseGet(() -> attempt(row));
        if (failure.isPresent() && another(name, number, failure.get())) {
            return false;
        }
        if (failure.isPresent()) {
            LetterId first = new LetterId(1, handler.name(), row.type(), row.businessKey());
            giveUp(replayed.map(LetterId::next).orElse(first), row, number, failure.get());
        } else if (replayed.isPresent()) {
            log.publish(List.of(DeadLetter.replayed(replayed.get(), row.configKey(), log.epoch(), clock.instant())));
        }
        tries.remove(name);
        return true;
    }

    /**
     * Why an event was not handled.
     *
     * @param tried whether the handler tried
     * @param cause what went wrong
     */
    private record Failure(boolean tried, String cause) {}

    /** Lets the handler react to the event of a letter; empty if it has. */
    private Optional<Failure> again(LetterId letter) {
        return log.find(letter.eventType(), letter.eventKey())
                .map(this::attempt)
                .orElseGet(() -> Optional.of(new Failure(false, "Table events has no such event.")));
    }

    /** Lets the handler react; empty if it has. */
    private Optional<Failure> attempt(EventRow row) {
        Event event;
        try {
            event = Event.of(row)
                    .orElseThrow(() -> new StageFailure("This program knows no " + row.type() + " events."));
        } catch (StageFailure e) {
            return Optional.of(new Failure(false, e.getMessage()));
        }
        if (!handler.types().contains(event.type())) {
            return Optional.of(new Failure(false, handler.name() + " takes no " + row.type() + " events any more."));
        }
        try {
            thread.run(event);
            return Optional.empty();
        } catch (RuntimeException e) {
            boolean cancelled = e instanceof StageFailure failure && failure.kind() == FailureKind.CANCELLED;
            if (cancelled || Thread.currentThread().isInterrupted()) {
                throw e; // this process is to stop, or another leads: nobody's failure
            }
            return Optional.of(new Failure(true, cause(e)));
        }
    }

    /** Whether it is to be tried another time; notes when. */
    private boolean another(String name, int number, Failure failure) {
        boolean another = failure.tried() && retries.another(number);
        if (another) {
            tries.put(name, new Tries(number, clock.instant().plus(retries.pause(number))));
        }
        return another;
    }

    private void giveUp(LetterId id, EventRow row, int number, Failure last) {
        DeadLetter letter =
                DeadLetter.written(id, row.configKey(), last.tried() ? number : 0, last.cause(), clock.instant());
        log.publish(List.of(letter.event(log.epoch())));
    }

    private static String cause(RuntimeException failure) {
        boolean sentence = failure instanceof StageFailure || failure instanceof UserError;
        String text = sentence ? failure.getMessage() : failure.toString();
        return text.length() <= LONGEST_CAUSE ? text : text.substring(0, LONGEST_CAUSE - 1) + "…";
    }
}
