package org.ringrift.jobs.driver.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;

/** A stage that runs in a process of its own. For one thread, but for {@link #process}. */
final class ChildStage {
    /** Time between two looks at the run of a process, and that a process may take to end when its run has. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Launched launched;
    private final int before;
    private final Process process;
    private final Path log;
    private final CompletableFuture<Void> telling;
    private Instant looked;
    private int overdue;

    /**
     * @param launched the run
     * @param before attempts of it that had begun before
     * @param process its process
     * @param log its output
     * @param ended is called by some thread when it has ended
     */
    ChildStage(Launched launched, int before, Process process, Path log, Runnable ended) {
        this.launched = launched;
        this.before = before;
        this.process = process;
        this.log = log;
        this.telling = process.onExit().thenRun(ended);
        this.looked = launched.began();
    }

    Launched launched() {
        return launched;
    }

    Process process() {
        return process;
    }

    boolean hasEnded() {
        return !process.isAlive();
    }

    /** Tells nobody any more when it has ended. */
    void leaveAlone() {
        telling.cancel(false);
    }

    /** How to judge the process, which has ended. */
    ChildEnd end() {
        return new ChildEnd(launched.runId(), before, process.exitValue(), log.toString());
    }

    /**
     * Ends a process that goes on though its run has ended: one that was cancelled while a thread of it hangs, say. It keeps its
     * memory and cores, and its slot, for nothing.
     */
    void endIfOverdue(Runs runs, Instant now) {
        if (now.isBefore(looked.plus(LOOK))) {
            return;
        }
        looked = now;
        Optional<RunStatus> run = runs.find(launched.runId());
        if (ChildEnd.attempts(run) <= before || run.orElseThrow().open()) {
            return;
        }
        overdue++;
        if (overdue == 2) {
            process.destroy();
        } else if (overdue > 2) {
            process.destroyForcibly();
        }
    }
}
