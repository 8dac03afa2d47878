package org.ringrift.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Timer;
import java.util.TimerTask;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.delta.TableWatch;
import org.ringrift.jobs.lake.schema.RunRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process does for its run beside the work: records signs of life, every {@link RunStatus#HEARTBEAT}, so that a run
 * which is shorter than that makes no commit more; and looks whether somebody asks the run to end. Failures of either are
 * logged once and harm nothing: what is not written now is written, or looked for, a little later.
 */
final class RunPulse implements AutoCloseable {
    /** Time between two looks: who asks a run to end need not wait long, and a look is only a listing of a folder. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(RunPulse.class);

    private final Lake lake;
    private final RunRow run;
    private final InstantSource clock;
    private final Runnable onRequest;
    private final TableWatch events;
    private final Object beating = new Object();
    private final Timer timer = new Timer("pulse of a run", true);
    private Instant last;
    private boolean asked;
    private boolean unread;
    private boolean failed;
    private volatile boolean closed;

    /** Beats and looks only when {@link #tick} is called. */
    RunPulse(Lake lake, RunRow run, InstantSource clock, TableWatch events, Runnable onRequest) {
        this.lake = lake;
        this.run = run;
        this.clock = clock;
        this.onRequest = onRequest;
        this.events = events;
        this.last = run.startedAt();
    }

    /**
     * Begins.
     *
     * @param lake the warehouse
     * @param run the row that says that the attempt runs
     * @param clock the time
     * @param events tells of commits since before that row was written: no request can be older
     * @param onRequest called once, by a thread of this, when somebody asks the attempt to end
     * @return to be closed when the run has ended
     */
    static RunPulse start(Lake lake, RunRow run, InstantSource clock, TableWatch events, Runnable onRequest) {
        RunPulse pulse = new RunPulse(lake, run, clock, events, onRequest);
        pulse.timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        // Threads begin with the tags of the one that made them; what this one commits must not be
                        // cancelled.
                        lake.spark().sparkContext().clearJobTags();
                        pulse.tick();
                    }
                },
                LOOK.toMillis(),
                LOOK.toMillis());
        return pulse;
    }

    /** Beats if it is time, and looks for a request, whatever becomes of the other. */
    synchronized void tick() {
        attempt(this::beat);
        attempt(this::look);
    }

    private void attempt(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            // Behind its end the session may be stopped under a beat that nobody needs any more.
            if (!failed && !closed && !Cancellation.asked()) {
                failed = true;
                LOG.warn(
                        "The run {} could not give a sign of life or look for requests, and goes on: {}",
                        run.runId(),
                        e.getMessage(),
                        e);
            }
        }
    }

    private void beat() {
        synchronized (beating) {
            Instant now = clock.instant();
            // A clock that was set back beats at once: others may have been set back as well.
            if (!closed && (now.isBefore(last) || !now.isBefore(last.plus(RunStatus.HEARTBEAT)))) {
                lake.runs().beat(run, now);
                last = now;
            }
        }
    }

    private void look() {
        unread |= events.changed();
        if (!asked && unread) {
            asked = CancelRequests.asked(lake, run);
            unread = false;
            if (asked) {
                onRequest.run();
            }
        }
    }

    /**
     * Ends it: from here on nothing is written. Waits for a beat under way, but not for a look, which may be what ends this
     * process.
     */
    @Override
    public void close() {
        timer.cancel();
        synchronized (beating) {
            closed = true;
        }
    }
}
