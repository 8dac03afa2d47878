package org.ringrift.jobs.driver.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.ringrift.UserError;
import org.ringrift.jobs.driver.plan.Action;
import org.ringrift.jobs.driver.plan.ConfigState;
import org.ringrift.jobs.driver.plan.Limits;
import org.ringrift.jobs.driver.plan.LoopStage;
import org.ringrift.jobs.driver.plan.Planner;
import org.ringrift.jobs.driver.plan.SlotKind;
import org.ringrift.rules.GameConfig;

/**
 * Days of a driver over all twelve configurations, by discrete events: runs end, machines go and come back, and between
 * them the planner is asked once a minute. The same seed gives the same machines, disasters and luck to every scheme.
 * Single use.
 */
public final class Simulation {
    /** Most days. */
    public static final int MAX_DAYS = 365;

    /** Time between rounds of planning where something happened, seconds. */
    private static final long ROUND = 60;

    /** Time between them where nothing did and slots are free: cooldowns and breakers pass. */
    private static final long QUIET_ROUND = 300;

    private static final long SECONDS_A_DAY = 86_400;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Scheme scheme;
    private final int days;
    private final Luck luck;
    private final Disasters disasters;
    private final Planner planner;
    private final SimulatedCluster cluster;
    private final Map<GameConfig, SimulatedConfig> configs = new HashMap<>();
    private final List<SimulatedConfig> ordered = new ArrayList<>();
    private final Map<GameConfig, Map<LoopStage, Integer>> numbers = new HashMap<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<SimulatedRun> running = new ArrayList<>();
    private final GpuTime gpuTime = new GpuTime();
    private final int[] lostTimes = new int[Assumptions.MACHINES];
    private final List<Double> eloByDay = new ArrayList<>();
    private long sequence;
    private long plans;

    private Simulation(Scheme scheme, int days, long seed) {
        this.scheme = scheme;
        this.days = days;
        this.luck = new Luck(seed);
        this.disasters = Disasters.of(luck, days);
        this.planner = scheme.planner();
        this.cluster = new SimulatedCluster(days);
        for (GameConfig config : GameConfig.all()) {
            SimulatedConfig made = new SimulatedConfig(config, luck, new ConfigTally(config, START, days));
            configs.put(config, made);
            ordered.add(made);
            numbers.put(config, new EnumMap<>(LoopStage.class));
        }
    }

    /**
     * Simulates.
     *
     * @param scheme who hands out self-play
     * @param days 1 to {@value #MAX_DAYS}
     * @param seed source of all chance
     * @return what it came to
     * @throws UserError if the number of days is out of range
     */
    public static SimulationResult run(Scheme scheme, int days, long seed) {
        if (days < 1 || days > MAX_DAYS) {
            throw new UserError("Cannot simulate " + days + " days: the range is 1 to " + MAX_DAYS + ".");
        }
        return new Simulation(scheme, days, seed).run();
    }

    private record Event(double at, long sequence, Runnable happens) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private SimulationResult run() {
        for (SimulatedCluster.Loss loss : SimulatedCluster.losses(luck, disasters, days)) {
            schedule(loss.from(), () -> lose(loss.machine(), loss.from()));
            schedule(loss.to(), () -> bringBack(loss.machine()));
        }
        long end = days * SECONDS_A_DAY;
        long quietSince = -QUIET_ROUND;
        for (long now = 0; now < end; now += ROUND) {
            boolean happened = false;
            while (!events.isEmpty() && events.peek().at() <= now) {
                Event event = events.poll();
                gpuTime.pass(cluster, event.at());
                event.happens().run();
                happened = true;
            }
            if (happened || now - quietSince >= QUIET_ROUND) {
                gpuTime.pass(cluster, now);
                plan(now);
                quietSince = now;
            }
            if ((now + ROUND) % SECONDS_A_DAY == 0) {
                eloByDay.add(meanElo());
            }
        }
        gpuTime.pass(cluster, end);
        return result(START.plusSeconds(end));
    }

    private void schedule(double at, Runnable happens) {
        events.add(new Event(at, sequence++, happens));
    }

    private void plan(long seconds) {
        Instant now = START.plusSeconds(seconds);
        List<ConfigState> states =
                ordered.stream().map(config -> config.state(now)).toList();
        Limits limits = new Limits(cluster.total(), cluster.free(), 0, 0, 0);
        for (Action action : planner.plan(states, now, limits, luck.round(seconds))) {
            start(action, seconds);
        }
        plans++;
    }

    private void start(Action action, double now) {
        SimulatedCluster.Slot slot =
                action.slot() == SlotKind.DRIVER ? null : cluster.take(action.slot(), action.config(), now);
        int number = numbers.get(action.config()).merge(action.stage(), 1, Integer::sum);
        SimulatedRun run =
                new SimulatedRun(action, slot, now, luck.run(action.config(), action.stage(), number), disasters);
        configs.get(action.config()).begin(action);
        running.add(run);
        schedule(run.to(), () -> end(run, run.howItEnds(), run.to()));
    }

    private void end(SimulatedRun run, RunEnd how, double at) {
        if (!run.end()) {
            return;
        }
        running.remove(run);
        if (run.slot() != null) {
            cluster.release(run.slot());
        }
        Instant now = START.plusSeconds((long) at);
        SimulatedConfig config = configs.get(run.action().config());
        config.tally().used(run.slotSeconds(at));
        config.end(run.action(), how, now);
        if (run.action() instanceof Action.Selfplay play) {
            config.play(play, run.committedGames(how, at), run.measuredGameSeconds(), now);
        } else if (how == RunEnd.DONE) {
            switch (run.action().stage()) {
                case DATASET -> config.dataset(now);
                case TRAIN -> config.train(run.random(), now);
                case EVALUATE -> config.evaluate(now);
                case MATCH -> config.compare();
                default -> config.decide(run.random(), now);
            }
        }
    }

    private void lose(int machine, double at) {
        if (lostTimes[machine]++ > 0) {
            return;
        }
        cluster.lose(machine);
        for (SimulatedRun run : List.copyOf(running)) {
            if (run.slot() != null && run.slot().machine() == machine) {
                end(run, RunEnd.LOST, at);
            }
        }
    }

    private void bringBack(int machine) {
        if (--lostTimes[machine] == 0) {
            cluster.bringBack(machine);
        }
    }

    private double meanElo() {
        return ordered.stream().mapToDouble(SimulatedConfig::elo).average().orElseThrow();
    }

    private SimulationResult result(Instant end) {
        int[] switches = cluster.switches();
        List<SimulationResult.OfConfig> each = ordered.stream()
                .map(config -> config.tally().result(config.config(), config.elo(), end))
                .toList();
        return new SimulationResult(
                scheme.key(),
                days,
                luck.seed(),
                meanElo(),
                gpuTime.idleShare(),
                Arrays.stream(switches).average().orElseThrow(),
                Arrays.stream(switches).max().orElseThrow(),
                plans,
                List.copyOf(eloByDay),
                each);
    }
}
