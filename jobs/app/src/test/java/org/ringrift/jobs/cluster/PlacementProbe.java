package org.ringrift.jobs.cluster;

import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.ringrift.jobs.config.StageName;
import org.ringrift.jobs.driver.machines.MachineWatch;
import org.ringrift.jobs.driver.machines.RankedPlacement;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.jobs.spark.Sessions;
import org.ringrift.jobs.stage.Placement;
import org.ringrift.jobs.stage.PrintingListener;
import org.ringrift.jobs.stage.StageContext;
import org.ringrift.jobs.stage.StageRunner;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/**
 * A program on a cluster of two machines, one of whose memory fills up: plays games before and after, and prints on how many
 * tasks each machine has played them.
 */
public final class PlacementProbe {
    private static final String FULL = "127.0.0.2";
    private static final int BLOCKS = 12;
    private static final int BLOCK_BYTES = 29 << 20;
    private static final int GAMES = 12;

    private PlacementProbe() {}

    /** @param arguments the warehouse */
    public static void main(String[] arguments) {
        SparkSession spark = Sessions.open("placement", "local[1]");
        SparkContext context = spark.sparkContext();
        TasksByHost played = new TasksByHost();
        context.addSparkListener(played);
        Lake lake = new Lake(spark, arguments[0]).open();
        Placement placement =
                new RankedPlacement(new MachineWatch(context, OptionalDouble::empty, InstantSource.system()));
        StageContext stages =
                StageContext.of(lake, new PrintingListener(System.err)).placedBy(placement);

        play(stages, 1);
        print("before", played.take(context), placement);
        JavaRDD<byte[]> blocks = fillMemory(JavaSparkContext.fromSparkContext(context));
        play(stages, 2);
        print("after", played.take(context), placement);
        blocks.unpersist(); // held until here: Spark forgets what nobody holds
        spark.stop();
    }

    private static void play(StageContext stages, long seed) {
        SelfplayRequest games = SelfplayRequest.of(
                GameSetup.of(Rules.of(GameConfig.parse("square8_2p"))),
                GAMES,
                List.of(PlayerSpec.parse("random")),
                seed);
        StageRunner.run(stages, new SelfplayStage(), games, "games-" + seed);
    }

    /** Keeps blocks on the machine, until four fifths of what it has for them are taken. */
    private static JavaRDD<byte[]> fillMemory(JavaSparkContext context) {
        JavaRDD<byte[]> blocks = new TaskMachines(Collections.nCopies(BLOCKS, List.of(FULL)))
                .share(context, Collections.nCopies(BLOCKS, BLOCK_BYTES))
                .map(bytes -> new byte[bytes])
                .persist(StorageLevel.MEMORY_ONLY());
        blocks.count();
        return blocks;
    }

    private static void print(String when, SortedMap<String, Integer> tasks, Placement placement) {
        System.out.println(when + " " + tasks + " left out "
                + placement.choose(StageName.SELFPLAY).leftOut());
    }

    private static void drain(SparkContext context) {
        try {
            context.listenerBus().waitUntilEmpty();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tasks that play games, by the machine that they ran on. */
    private static final class TasksByHost extends SparkListener {
        private final Set<Integer> stages = ConcurrentHashMap.newKeySet();
        private final Map<String, Integer> tasks = new ConcurrentHashMap<>();

        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
            if (submitted.stageInfo().numTasks() > 1 // and not one that looks at a row of theirs
                    && submitted.stageInfo().rddInfos().exists(rdd -> rdd.name().equals("planned games"))) {
                stages.add(submitted.stageInfo().stageId());
            }
        }

        @Override
        public void onTaskEnd(SparkListenerTaskEnd end) {
            if (stages.contains(end.stageId())) {
                tasks.merge(end.taskInfo().host(), 1, Integer::sum);
            }
        }

        SortedMap<String, Integer> take(SparkContext context) {
            drain(context);
            SortedMap<String, Integer> taken = new TreeMap<>(tasks);
            tasks.clear();
            return taken;
        }
    }
}
