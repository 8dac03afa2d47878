package org.ringrift.jobs.play;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.ringrift.jobs.cluster.DeviceUse;
import org.ringrift.jobs.cluster.StageResources;
import org.ringrift.jobs.cluster.TaskDevice;
import org.ringrift.jobs.cluster.TaskMachines;
import org.ringrift.jobs.cluster.TaskUses;
import org.ringrift.jobs.config.PlayOptions;
import org.ringrift.jobs.stage.Placement;
import org.ringrift.jobs.stage.Progress;
import org.ringrift.net.ComputeDevice;
import org.ringrift.net.serve.ServingOptions;
import org.ringrift.player.Arena;
import org.ringrift.player.ArenaListener;
import org.ringrift.record.GamePlan;
import org.ringrift.record.GameRecord;

/** Plays planned games on Spark: each task plays its share at once on one thread, batching their evaluations. */
public final class PlayJob {
    private final JavaSparkContext context;
    private final Broadcast<ResolvedPlayers> resolved;
    private final PlayOptions options;
    private final Supplier<Placement.Choice> machines;
    private final PlayCounters counters;
    private final TaskUses uses;
    private List<DeviceUse> devices = List.of();

    /**
     * Sends the players to the executors.
     *
     * @param spark the session
     * @param resolved the players of all games
     * @param options how to spread the games
     * @param machines asked where tasks should run, each time when some are made
     */
    public PlayJob(
            SparkSession spark, ResolvedPlayers resolved, PlayOptions options, Supplier<Placement.Choice> machines) {
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.resolved = context.broadcast(resolved);
        this.options = options;
        this.machines = machines;
        this.counters = PlayCounters.in(spark.sparkContext());
        this.uses = TaskUses.in(spark.sparkContext());
    }

    /**
     * Plans to play games; they are played when the result is used, again each time unless it is kept.
     *
     * @param plans the games, all of one configuration
     * @param keeper keeps each as soon as it has ended
     * @return the games, in no particular order
     */
    public JavaRDD<PlayedGame> play(List<GamePlan> plans, GameKeeper keeper) {
        int most = options.tasks(plans.size(), context.defaultParallelism());
        TaskMachines tasks = TaskMachines.ofPlay(context.getConf(), machines.get(), most);
        Broadcast<ResolvedPlayers> players = resolved;
        PlayOptions spread = options;
        PlayCounters counts = counters;
        TaskUses record = uses;
        JavaRDD<PlayedGame> played = tasks.share(context, plans)
                .setName("planned games")
                .mapPartitions(share -> playShare(share, players.value(), spread, counts, record, keeper))
                .setName("played games");
        return StageResources.forPlay(played);
    }

    /**
     * Prints progress while games are played.
     *
     * @param lines where to; its total is the number of games
     * @return to be closed when all games are played
     */
    public PlayProgress report(Progress lines) {
        return new PlayProgress(context.sc(), counters, lines);
    }

    /** Positions evaluated by the tasks that have ended. */
    public long evaluations() {
        return counters.evaluations().value();
    }

    /** Mean share of evaluation batches that was used, 0 to 1; NaN without evaluations. */
    public double batchFill() {
        return (double) counters.evaluations().value() / counters.capacity().value();
    }

    /** Sums up the devices that the tasks of a wave have used, and forgets the single tasks. */
    void waveEnded() {
        devices = DeviceUse.sum(devices, DeviceUse.of(uses.take()));
    }

    /** The devices that the tasks of all ended waves have used. */
    public List<DeviceUse> devices() {
        return devices;
    }

    private static Iterator<PlayedGame> playShare(
            Iterator<GamePlan> plans,
            ResolvedPlayers resolved,
            PlayOptions options,
            PlayCounters counters,
            TaskUses uses,
            GameKeeper keeper) {
        List<GamePlan> share = new ArrayList<>();
        plans.forEachRemaining(share::add);
        List<PlayedGame> played = new ArrayList<>();
        if (share.isEmpty()) {
            return played.iterator();
        }
        ComputeDevice device = TaskDevice.current();
        ServingOptions serving = new ServingOptions(options.batch(), 1, device);
        try (TaskUses.Use use = uses.begin(device);
                TaskPlayers players = new TaskPlayers(resolved, share.get(0).rules(), serving, counters);
                TaskTime time = new TaskTime(counters.taskTime());
                GameKeeper.Keeping kept = keeper.begin()) {
            ArenaListener listener = new ArenaListener() {
                @Override
                public void gameEnded(GameRecord game, double milliseconds) {
                    PlayedGame ended = new PlayedGame(game, milliseconds);
                    played.add(ended);
                    kept.ended(ended);
                    kept.pass();
                    counters.games().add(1);
                    time.pass();
                }

                @Override
                public void batchEvaluated(int evaluations, int capacity) {
                    counters.evaluations().add(evaluations);
                    counters.capacity().add(capacity);
                    kept.pass();
                    time.pass();
                }
            };
            int atOnce = options.gamesAtOnce(resolved.nets().size());
            new Arena(players::of, atOnce, listener).play(share.iterator());
        }
        return played.iterator();
    }
}
