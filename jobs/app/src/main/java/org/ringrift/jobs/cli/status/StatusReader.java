package org.ringrift.jobs.cli.status;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ringrift.StageFailure;
import org.ringrift.jobs.cli.status.StatusReport.AtWork;
import org.ringrift.jobs.cli.status.StatusReport.LastDecision;
import org.ringrift.jobs.cli.status.StatusReport.Standing;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Waiting;
import org.ringrift.jobs.driver.state.Decision;
import org.ringrift.jobs.driver.state.DecisionReader;
import org.ringrift.jobs.driver.state.SelfplayProgress;
import org.ringrift.jobs.driver.state.StateReader;
import org.ringrift.jobs.driver.work.WorkBook;
import org.ringrift.jobs.driver.work.WorkItem;
import org.ringrift.jobs.driver.work.WorkQueue;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lease.LeaseChain;
import org.ringrift.jobs.run.RunStatus;
import org.ringrift.rules.GameConfig;

/** Reads what goes on from the tables and the lease; what has not changed is not read again. For one thread. */
final class StatusReader {
    private static final String STARTING = "starting";

    private final Lake lake;
    private final InstantSource clock;
    private final List<GameConfig> configs;
    private final StateReader states;
    private final DecisionReader decisions;
    private final WorkQueue queue;
    private final LeaseChain lease;

    /**
     * @param lake the warehouse, open
     * @param configs configurations to report on
     * @param clock the time
     */
    StatusReader(Lake lake, List<GameConfig> configs, InstantSource clock) {
        this.lake = lake;
        this.clock = clock;
        this.configs = List.copyOf(configs);
        this.states = new StateReader(lake, clock);
        this.decisions = new DecisionReader(lake, clock);
        this.queue = new WorkQueue(lake.work(), clock);
        this.lease = LeaseChain.of(lake);
    }

    StatusReport read() {
        WorkBook book = queue.read();
        List<ConfigState> read = states.read(configs);
        List<RunStatus> open = states.open(configs);
        Map<String, SelfplayProgress> progress = SelfplayProgress.of(lake, open);
        Map<String, Decision> decided = decisions.read();
        Instant now = clock.instant();
        return new StatusReport(
                leader(now),
                read.stream()
                        .map(state -> standing(
                                state,
                                atWork(state.config().key(), open, progress, book),
                                queued(state.config(), book),
                                decided.get(state.config().key()),
                                now))
                        .toList());
    }

    private Leader leader(Instant now) {
        try {
            return Leader.of(lease.newest(), now);
        } catch (StageFailure e) {
            return Leader.unknown(e.getMessage());
        }
    }

    private static Standing standing(
            ConfigState state, List<AtWork> atWork, Map<String, Integer> queued, Decision decision, Instant now) {
        boolean rated = state.models().production();
        return new Standing(
                state.config().key(),
                state.data().games(),
                state.data().newGames(),
                rated ? state.strength().elo() : null,
                rated ? state.strength().halfWidth() : null,
                atWork,
                queued,
                Waiting.of(state, now),
                LastDecision.of(decision));
    }

    /** Runs that have not ended, then work that was taken and whose run has not begun yet. */
    private List<AtWork> atWork(
            String config, List<RunStatus> open, Map<String, SelfplayProgress> progress, WorkBook book) {
        List<AtWork> atWork = new ArrayList<>();
        open.stream()
                .filter(run -> run.row().configKey().equals(config))
                .forEach(run -> atWork.add(AtWork.of(run, progress.get(run.row().runId()))));
        for (WorkItem item : book.claimed()) {
            String runId = queue.runId(item);
            if (item.row().configKey().equals(config) && !states.hasBegun(runId)) {
                atWork.add(new AtWork(
                        runId, item.row().stage(), STARTING, item.row().createdAt(), null, null, null));
            }
        }
        return atWork;
    }

    private static Map<String, Integer> queued(GameConfig config, WorkBook book) {
        Map<String, Integer> queued = new TreeMap<>();
        book.queued().stream()
                .filter(item -> item.action().config().equals(config))
                .forEach(item -> queued.merge(item.row().stage(), 1, Integer::sum));
        return queued;
    }
}
