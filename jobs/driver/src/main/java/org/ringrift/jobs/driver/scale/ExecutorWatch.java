package org.ringrift.jobs.driver.scale;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks at the executors of this application now and then, and keeps their number fit for the work. Thread-safe. */
public final class ExecutorWatch {
    /** What there is to do. */
    public interface Load {
        /** Items of planned work that wait. */
        int waiting();

        /** Stage runs at work. */
        int atWork();
    }

    private final SparkExecutors executors;
    private final Load load;
    private final InstantSource clock;
    private final Consumer<String> said;
    private IdleTimes times = IdleTimes.NONE;
    private Instant changed = Instant.EPOCH;
    private String told = "";
    private volatile String mismatch = "";

    /**
     * @param executors of the application
     * @param load what there is to do
     * @param clock the time
     * @param said is told what has changed, a sentence each
     */
    public ExecutorWatch(SparkExecutors executors, Load load, InstantSource clock, Consumer<String> said) {
        this.executors = executors;
        this.load = load;
        this.clock = clock;
        this.said = said;
    }

    /**
     * Looks whether executors idle while work waits, or the reverse.
     *
     * @return what does not fit, one sentence; empty if all is well
     */
    public synchronized Optional<String> look() {
        Instant now = clock.instant();
        List<Executor> there = executors.list();
        times = times.seen(there, now);
        Optional<String> found = Mismatch.of(there, times, load.waiting(), load.atWork(), now);
        mismatch = found.orElse("");
        return found;
    }

    /** What the last look found; empty if all was well. */
    public String mismatch() {
        return mismatch;
    }

    /**
     * Asks for executors, or lets some go, by how much there is to do.
     *
     * @param removing whether it may let any go
     */
    public synchronized void scale(boolean removing) {
        Optional<String> why = executors.unscalable();
        if (why.isPresent()) {
            tell(why.get());
            return;
        }
        Instant now = clock.instant();
        List<Executor> there = executors.list();
        times = times.seen(there, now);
        Scaling scaling = Scaling.of(there.size(), executors.openTasks() + load.waiting(), times, changed, now);
        if (!scaling.changes() || scaling.add() == 0 && !removing) {
            return;
        }
        changed = now;
        boolean taken = executors.apply(scaling);
        String what = scaling.add() > 0
                ? "Asks for " + scaling.add() + " more executors: "
                : "Lets " + scaling.remove().size() + " executors go: ";
        tell(what + scaling.reason() + "." + (taken ? "" : " The cluster manager has refused."));
    }

    private void tell(String sentence) {
        if (!sentence.equals(told)) {
            told = sentence;
            said.accept(sentence);
        }
    }
}
