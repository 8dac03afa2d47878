package org.ringrift.jobs.driver.launch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.Slots;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.lease.Leadership;
import org.ringrift.jobs.lease.Mandate;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageProgress;
import org.ringrift.rules.GameConfig;

/**
 * Keeps the loops of some configurations turning: while it leads, each round reads the tables, plans, and launches what is
 * planned. It owns no state: all it knows is in the tables, but for which of the runs at work are its own. For one thread.
 */
public final class Driver implements AutoCloseable {
    private final StageContext context;
    private final Leadership leadership;
    private final List<GameConfig> configs;
    private final Slots slots;
    private final StateReader reader;
    private final Launcher launcher;
    private final DriverStatus status;
    private final Planner planner = new Planner();

    /** What was said of actions that could not be prepared: it is not said again. */
    private final Set<String> refused = new HashSet<>();

    private long fenced;
    private long rounds;
    private boolean led;

    /**
     * @param context where stages run; its lake is open
     * @param leadership this process's part in the lease, kept up by others
     * @param configs configurations to keep going
     * @param slots how many stages run at a time
     * @param launcher starts stages; its thread is that of this driver
     * @param status is told what goes on
     */
    public Driver(
            StageContext context,
            Leadership leadership,
            List<GameConfig> configs,
            Slots slots,
            Launcher launcher,
            DriverStatus status) {
        this.context = context;
        this.leadership = leadership;
        this.configs = List.copyOf(configs);
        this.slots = slots;
        this.reader = new StateReader(context.lake(), context.clock());
        this.launcher = launcher;
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
            context.lake().promotions().raiseFence(epoch);
            fenced = epoch;
            context.listener().said("Leads in epoch " + epoch + ".");
        }
        led = true;
        List<ConfigState> states = OwnRuns.counted(reader.read(configs), launcher.atWork());
        Instant now = context.clock().instant();
        Limits limits = new Limits(slots, Occupied.free(slots, states), 0, 0, 0);
        int launched = 0;
        for (Action action : planner.plan(states, now, limits, epoch << 32 | rounds++)) {
            launched += launch(states, action, epoch) ? 1 : 0;
        }
        status.knows(OwnRuns.counted(states, launcher.atWork()), atWork());
        return launched;
    }

    /**
     * Tells which runs have ended, and starts none.
     *
     * @return runs that are still at work
     */
    public int settle() {
        launcher.reap(context.clock().instant()).forEach(this::tell);
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

    private boolean launch(List<ConfigState> states, Action action, long epoch) {
        leadership.epoch(); // may have been lost while the tables were read
        try {
            ConfigState state = states.stream()
                    .filter(each -> each.config().equals(action.config()))
                    .findFirst()
                    .orElseThrow();
            Launched launched = launcher.start(context.under(Mandate.ofDriver(epoch)), state, action);
            context.listener()
                    .said(launched.name() + ": " + describe(action) + action.reason() + " (run " + launched.runId()
                            + ")");
            return true;
        } catch (UserError e) {
            String why = action.config().key() + " " + action.stage().key() + ": " + e.getMessage();
            if (refused.add(why)) {
                context.listener().said(why);
            }
            return false;
        }
    }

    private static String describe(Action action) {
        return action instanceof Action.Selfplay games
                ? String.format(Locale.ROOT, "%d games of %d simulations, ", games.games(), games.simulations())
                : "";
    }

    private void tell(Ended ended) {
        RunEnd end = ended.end();
        String took = StageProgress.time(ended.took().toMillis() / 1000.0);
        String what =
                switch (end.kind()) {
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
