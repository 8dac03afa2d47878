package org.ringrift.jobs.bench.workload;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.serve.NetEvaluator;
import org.ringrift.net.serve.OnnxNet;
import org.ringrift.net.store.StoredModel;
import org.ringrift.player.Arena;
import org.ringrift.player.ArenaListener;
import org.ringrift.player.GumbelPlayer;
import org.ringrift.player.Player;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;
import org.ringrift.record.Opening;
import org.ringrift.record.SeatPlayer;
import org.ringrift.rules.Rules;
import org.ringrift.search.GumbelSettings;

/**
 * Self-play by Gumbel search with a net, many games at once on the calling thread, as a task of the self-play stage
 * does it. It is watched from its middle: there are always new games to begin, and the watcher ends it.
 *
 * @param rules the games' rules
 * @param model the net
 * @param simulations of each decision
 * @param games at once
 * @param batch positions in a computation of the net
 * @param device what the net is computed on
 */
public record NetSelfplay(Rules rules, StoredModel model, int simulations, int games, int batch, ComputeDevice device) {
    private static final long SEED = 1;
    private static final int WARM_UP_RUNS = 3;

    /** Random decisions that bring a game into its middle, where it holds as much as it ever does on average. */
    private static final int MIDDLE = 60;

    /** Searched decisions of each game before its memory is looked at: the trees have grown to their size by then. */
    private static final int SEARCHED = 2;

    /**
     * What was measured.
     *
     * @param evaluations positions evaluated in a second, for each run
     * @param fill mean share of a batch that was used, 0 to 1, for each run
     */
    public record Result(List<Double> evaluations, List<Double> fill) {}

    /** Self-play on the CPU alone. */
    public NetSelfplay(Rules rules, StoredModel model, int simulations, int games, int batch) {
        this(rules, model, simulations, games, batch, ComputeDevice.CPU);
    }

    /** Measures evaluations and batches after a warm-up. */
    public Result measure(Meter meter) {
        Rates rates = new Rates(meter);
        watch(rates, new Opening(4, SEED));
        return new Result(rates.evaluations, rates.fill);
    }

    /**
     * The memory of the heap that the games and their searches take while all of them are in progress.
     *
     * @return bytes, after a garbage collection, beyond what was used before
     */
    public long heapBytes() {
        HeapUse heap = new HeapUse((long) games * SEARCHED * (simulations + 1));
        watch(heap, new Opening(MIDDLE, SEED));
        return heap.used;
    }

    private void watch(Watcher watcher, Opening opening) {
        SeatPlayer seat = new SeatPlayer("gumbel:sims=" + simulations, model.identity());
        List<SeatPlayer> seats = Collections.nCopies(rules.players(), seat);
        Iterator<GamePlan> plans = LongStream.iterate(0, index -> index + 1)
                .mapToObj(index -> new GamePlan(rules, seats, opening, SEED, index))
                .iterator();
        try (OnnxNet net = OnnxNet.open(model, NetWorkloads.serving(batch, device));
                Player player = new GumbelPlayer(
                        seat.spec(),
                        model.identity(),
                        new NetEvaluator(net, rules.config()),
                        GumbelSettings.of(simulations))) {
            watcher.begin();
            new Arena(any -> player, games, watcher).play(plans);
        } catch (Enough e) {
            // The only way out of an arena that always finds another game to play.
        }
    }

    private abstract static class Watcher implements ArenaListener {
        abstract void begin();

        @Override
        public void gameEnded(GameRecord game, double milliseconds) {
            // Another one takes its place.
        }
    }

    /** Takes rates, first those of the warm-up, which are dropped. */
    private static final class Rates extends Watcher {
        private final Meter meter;
        private final List<Double> evaluations = new ArrayList<>();
        private final List<Double> fill = new ArrayList<>();
        private int warmUp = WARM_UP_RUNS;
        private long began;
        private long evaluated;
        private long room;

        Rates(Meter meter) {
            this.meter = meter;
        }

        @Override
        void begin() {
            began = meter.clock().nanos();
            evaluated = 0;
            room = 0;
        }

        @Override
        public void batchEvaluated(int positions, int capacity) {
            evaluated += positions;
            room += capacity;
            long nanos = meter.clock().nanos() - began;
            if (nanos < meter.seconds() * 1e9) {
                return;
            }
            if (warmUp-- <= 0) {
                evaluations.add(evaluated * 1e9 / nanos);
                fill.add((double) evaluated / room);
            }
            if (evaluations.size() == meter.runs()) {
                throw new Enough();
            }
            begin();
        }
    }

    private static final class HeapUse extends Watcher {
        private final long wanted;
        private long evaluated;
        private long used;

        HeapUse(long wanted) {
            this.wanted = wanted;
        }

        @Override
        void begin() {
            used = -usedAfterCollection();
        }

        @Override
        public void batchEvaluated(int positions, int capacity) {
            evaluated += positions;
            if (evaluated >= wanted) {
                used += usedAfterCollection();
                throw new Enough();
            }
        }

        private static long usedAfterCollection() {
            System.gc();
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }
    }

    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super("Enough was seen", null, false, false);
        }
    }
}
