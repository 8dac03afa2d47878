package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.work.Claims;
import org.ringrift.jobs.driver.work.WorkItem;
import org.ringrift.jobs.driver.work.WorkQueue;
import org.ringrift.jobs.lake.schema.RunState;
import org.ringrift.jobs.lake.schema.WorkState;
import org.ringrift.jobs.lease.Mandate;
import org.ringrift.jobs.run.CancelRequests;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.jobs.run.Runs;
import org.ringrift.jobs.stage.StageContext;

/**
 * Brings plans, the queue of work and the runs at work together, for a driver that leads. All that it remembers is which items its
 * runs belong to; what it has not come to say of them, the runs say to the next leader. For one thread.
 */
final class Dispatcher {
    /**
     * Items that wait for a slot beyond those that there are: a slot that is freed has its next work at once. More would press on
     * self-play ({@link org.ringrift.jobs.driver.plan.BackPressure}), and be planned on what is old when they start.
     */
    private static final int MOST_AHEAD = 5;

    private final StageContext context;
    private final Slots slots;
    private final Launcher launcher;
    private final WorkQueue queue;
    private final Runs runs;
    private final String owner;
    private final Consumer<String> said;
    private final Planner planner = Planner.ofDriver();
    private final Map<String, WorkItem> taken = new HashMap<>();
    private String pausing = "";

    /**
     * @param context where stages run
     * @param slots how many stages run at a time
     * @param launcher starts them
     * @param owner name of this driver
     * @param said is told what is started, and what is not
     */
    Dispatcher(StageContext context, Slots slots, Launcher launcher, String owner, Consumer<String> said) {
        this.context = context;
        this.slots = slots;
        this.launcher = launcher;
        this.queue = new WorkQueue(context.lake().work(), context.clock());
        this.runs = new Runs(context.lake(), context.clock());
        this.owner = owner;
        this.said = said;
    }

    /** The queue, which only this thread may use. */
    WorkQueue queue() {
        return queue;
    }

    /**
     * Says what became of the item of a run: what the table of runs says, whatever its process has said.
     *
     * @param ended a run that this driver had at work
     * @param epoch the last one in which this driver has led
     */
    void ended(Ended ended, long epoch) {
        WorkItem item = taken.remove(ended.run().runId());
        if (item == null || ended.end().kind() == RunEnd.Kind.ELSEWHERE) {
            return; // the item stays taken, until that process ends
        }
        Optional<RunStatus> run = runs.find(ended.run().runId());
        RunState state = run.map(RunStatus::state).orElse(RunState.LOST);
        if (state == RunState.LOST) {
            queue.giveUp(item, "its process is gone", epoch); // it may have been the machine's fault, and can go on
        } else if (!run.orElseThrow().alive()) {
            queue.end(item, end(state), why(run, ended.end().sentence()), epoch);
        }
    }

    private static WorkState end(RunState state) {
        return switch (state) {
            case SUCCEEDED -> WorkState.DONE;
            case CANCELLED -> WorkState.CANCELLED;
            default -> WorkState.FAILED;
        };
    }

    private static String why(Optional<RunStatus> run, String told) {
        return run.map(status -> status.row().error()).orElse(told.isEmpty() ? "done" : told);
    }

    /** Settles the items of drivers that are gone, this one's earlier process among them. */
    void recover(long epoch) {
        Set<String> own = launcher.atWork().stream().map(Launched::runId).collect(Collectors.toSet());
        for (WorkItem item : queue.read().claimed()) {
            if (!own.contains(queue.runId(item))) {
                recover(item, epoch);
            }
        }
        queue.again(queue.read().lost(), epoch);
    }

    private void recover(WorkItem item, long epoch) {
        Optional<RunStatus> run = runs.find(queue.runId(item));
        if (run.filter(RunStatus::alive).isPresent()) {
            return;
        }
        RunState state = run.map(RunStatus::state).orElse(RunState.LOST);
        boolean asked = run.filter(status -> CancelRequests.asked(context.lake(), status.row()))
                .isPresent();
        if (state == RunState.SUCCEEDED || state == RunState.FAILED || state == RunState.CANCELLED && asked) {
            queue.end(item, end(state), why(run, ""), epoch);
        } else {
            queue.giveUp(item, "its driver is gone", epoch);
        }
    }

    /**
     * Plans, and queues what is planned, until there is work for every slot and a little more.
     *
     * @param running configurations with the runs at work
     * @param now the time
     * @param epoch of this driver
     * @param seed of chance
     */
    void populate(List<ConfigState> running, Instant now, long epoch, long seed) {
        List<Action> waiting = queue.read().waiting();
        List<ConfigState> states = OwnRuns.withQueued(Failures.counted(running, queue.read()), waiting);
        int gpu = Math.min(slots.gpu(), MOST_AHEAD);
        Slots ahead = slots.plus(new Slots(gpu, Math.min(slots.cpu(), MOST_AHEAD - gpu)));
        Limits limits = new Limits(ahead, Occupied.free(ahead, states), waiting.size(), 0, 0);
        queue.offer(queue.read(), planner.plan(states, now, limits, seed), epoch);
    }

    /**
     * Takes items for which a slot is free, and starts their runs; takes out what is not owed any more.
     *
     * @param running configurations with the runs at work
     * @param now the time
     * @param epoch of this driver
     * @param leading is called before each start, and throws if another leads
     * @return runs that were started
     */
    int start(List<ConfigState> running, Instant now, long epoch, Runnable leading) {
        Optional<String> pause = launcher.pausing(now);
        pause.filter(why -> !why.equals(pausing)).ifPresent(said);
        pausing = pause.orElse("");
        List<ConfigState> states = Failures.counted(running, queue.read());
        Claims claims = Claims.of(queue.read().queued(), states, Occupied.free(slots, states), now);
        claims.expired().forEach(item -> queue.end(item, WorkState.EXPIRED, "nobody has taken it in time", epoch));
        claims.outdated().forEach(item -> queue.end(item, WorkState.CANCELLED, "it is not owed any more", epoch));
        if (pause.isPresent()) {
            return 0;
        }
        int started = 0;
        for (WorkItem item : claims.start()) {
            leading.run();
            Optional<WorkItem> claim = queue.claim(item, owner, epoch);
            if (claim.isPresent() && start(states, claim.get(), epoch)) {
                started++;
            }
        }
        return started;
    }

    private boolean start(List<ConfigState> states, WorkItem item, long epoch) {
        Action action = item.action();
        ConfigState state = states.stream()
                .filter(each -> each.config().equals(action.config()))
                .findFirst()
                .orElseThrow();
        String runId = queue.runId(item);
        try {
            Launched launched = launcher.start(context.under(Mandate.ofDriver(epoch)), state, action, runId);
            taken.put(runId, item);
            said.accept(launched.name() + ": " + action.words() + " (run " + runId + ")");
            return true;
        } catch (UserError e) {
            if (runs.find(runId).filter(RunStatus::alive).isEmpty()) {
                queue.end(item, WorkState.FAILED, e.getMessage(), epoch);
            }
            said.accept(action.config().key() + " " + action.stage().key() + ": " + e.getMessage());
            return false;
        }
    }
}
