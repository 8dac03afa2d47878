package org.ringrift.jobs.driver.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.ringrift.jobs.lake.delta.Offsets.Offset;
import org.ringrift.jobs.lake.schema.EventRow;

/** A log whose deliveries come twice, late and in any order, and whose process ends before or after any step. */
final class ChaoticLog implements EventLog {
    private final EventLog log;
    private final Random random;
    private final Steps steps;

    /** Where a process ends. */
    interface Steps {
        /** @throws Killed if the process ends here */
        void next();
    }

    /** The end of a process: nothing of it goes on. */
    static final class Killed extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @param log what is really there
     * @param random disturbs deliveries; null for none
     * @param steps called before and after each step
     */
    ChaoticLog(EventLog log, Random random, Steps steps) {
        this.log = log;
        this.random = random;
        this.steps = steps;
    }

    private <T> T step(Supplier<T> action) {
        steps.next();
        T result = action.get();
        steps.next();
        return result;
    }

    @Override
    public long publish(List<Event> events) {
        return step(() -> log.publish(events));
    }

    @Override
    public Batch addedAfter(long version) {
        return step(() -> disturbed(version, log.addedAfter(version)));
    }

    private Batch disturbed(long version, Batch batch) {
        if (random == null || batch.to() <= version) {
            return batch;
        }
        long cut = random.nextInt(3) > 0 ? batch.to() : version + random.nextInt((int) (batch.to() - version) + 1);
        List<Added> events = new ArrayList<>();
        for (Added added : batch.events()) {
            if (added.version() <= cut) {
                events.add(added);
                if (random.nextInt(4) == 0) {
                    events.add(added);
                }
            }
        }
        if (random.nextInt(3) == 0) {
            events.addAll(log.addedAfter(-1).events().stream()
                    .filter(added -> added.version() <= version)
                    .toList());
        }
        Collections.shuffle(events, random);
        return new Batch(cut, events);
    }

    @Override
    public Optional<EventRow> find(String type, String key) {
        return step(() -> log.find(type, key));
    }

    @Override
    public Optional<Offset> offset(String name) {
        return step(() -> log.offset(name));
    }

    @Override
    public boolean advance(String name, long from, long to) {
        return step(() -> log.advance(name, from, to));
    }

    @Override
    public long epoch() {
        return log.epoch();
    }
}
