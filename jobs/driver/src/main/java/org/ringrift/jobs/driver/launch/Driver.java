package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.driver.work.WorkItem;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageProgress;
import org.ringrift.rules.GameConfig;

/**
 * Keeps the loops of some configurations turning: while it leads, each round reads the tables, queues what is
 * planned, and launches what is queued. It owns no state: all it knows is in the tables, but for which of the runs at work are its own. For one thread.
 */
public final class Driver implements AutoCloseable {
    private final StageContext context;
    private final Leadership leadership;
    private final List<GameConfig> configs;
    private final StateReader reader;
    private final Launcher launcher;
    private final Dispatcher dispatcher;
    private final DriverStatus status;

    private long fenced;
    private long rounds;
    private boolean led;

    /**
     * @param context where stages run; its lake is open
     * @param leadership this process's part in the lease, kept up by others
     * @param configs configurations to keep going
     * @param slots how many stages run at a time
     * @param owner name of this driver, which the work that it takes carries
     * @param launcher starts stages; its thread is that of this driver
     * @param status is told what goes on
     */
    public Driver(
            StageContext context,
            Leadership leadership,
            List<GameConfig> configs,
            Slots slots,
            String owner,
            Launcher launcher,
            DriverStatus status) {
        this.context = context;
        this.leadership = leadership;
        this.configs = List.copyOf(configs);
        this.reader = new StateReader(context.lake(), context.clock());
        this.launcher = launcher;
        this.dispatcher = new Dispatcher(context, slots, launcher, owner, context.listener()::said);
        this.status = status;
    }

    /**
     * One round; tells the listener what it does.
     *
     * @return runs that were launched
     * @throws StageFailure if the tables cannot be read; the next round may be luckier
     */
    public int round() {
        settle();
        long epoch;
        try {
            epoch = leadership.epoch();
        } catch (StageFailure e) {
            standBy(e);
            return 0;
        }
        if (fenced != epoch) {
            Lake lake = context.lake();
            lake.promotions().raiseFence(epoch);
            lake.work().raiseFence(epoch);
            fenced = epoch;
            context.listener().said("Leads in epoch " + epoch + ".");
        }
        led = true;
        dispatcher.recover(epoch);
        List<ConfigState> states = OwnRuns.counted(reader.read(configs), launcher.atWork());
        Instant now = context.clock().instant();
        dispatcher.populate(states, now, epoch, epoch << 32 | rounds++);
        int launched = dispatcher.start(states, now, epoch, leadership::epoch);
        status.knows(OwnRuns.counted(states, launcher.atWork()), atWork());
        status.waits(
                dispatcher.queue().read().queued().stream().map(WorkItem::id).toList());
        return launched;
    }

    /**
     * Tells which runs have ended, and starts none.
     *
     * @return runs that are still at work
     */
    public int settle() {
        for (Ended ended : launcher.reap(context.clock().instant())) {
            tell(ended);
            dispatcher.ended(ended, fenced);
        }
        status.works(atWork());
        return launcher.atWork().size();
    }

    /**
     * Tells the runs at work to end. The items that they belong to stay taken: the next leader finds that their driver is gone,
     * and goes on with the same runs behind what these have committed.
     *
     * @param cause what ends them
     * @throws StageFailure if not all of them could be recorded as cancelled; all of them end nevertheless
     */
    public void stop(String cause) {
        launcher.stop(cause);
    }

    /**
     * After {@link #stop}: tells which runs have ended, and says nothing of their items.
     *
     * @return runs that have not
     */
    public int stopping() {
        for (Ended ended : launcher.reap(context.clock().instant())) {
            RunEnd end = ended.end();
            context.listener()
                    .said(ended.run().name() + ": " + (end.kind() == RunEnd.Kind.DONE ? "done" : end.sentence()));
        }
        status.works(atWork());
        return launcher.atWork().size();
    }

    private void standBy(StageFailure why) {
        if (why.kind() != FailureKind.CANCELLED) {
            throw why;
        }
        if (led) {
            context.listener().said(why.getMessage());
            led = false;
        }
    }

    private void tell(Ended ended) {
        RunEnd end = ended.end();
        String took = StageProgress.time(ended.took().toMillis() / 1000.0);
        String what = switch (end.kind()) {
            case DONE -> "done in " + took;
            case FAILED -> end.sentence() + " (after " + took + ")";
            case ELSEWHERE -> end.sentence();
        };
        if (end.kind() != RunEnd.Kind.ELSEWHERE) {
            status.runEnded(end.kind() == RunEnd.Kind.DONE);
        }
        context.listener().said(ended.run().name() + ": " + what);
    }

    /** Configurations and stages of the runs at work that this driver has launched, such as {@code hex8_2p train}. */
    public List<String> atWork() {
        List<String> names = new ArrayList<>();
        launcher.atWork().forEach(run -> names.add(run.name()));
        return names;
    }

    /** Starts nothing any more; runs at work go on until the process ends. */
    @Override
    public void close() {
        launcher.close();
    }
}
