package org.ringrift.jobs.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.jobs.faults.Killing.Undisturbed;

/**
 * Executors, workers and drivers are killed at random moments of self-play, dataset and evaluation. {@code -Dfaults.kills}
 * says how often, {@code -Dfaults.seed} draws the moments.
 */
class KilledStagesTest {
    private static final int KILLS = Integer.getInteger("faults.kills", 20);
    private static final long SEED = Long.getLong("faults.seed", 1);

    @TempDir
    private static Path folder;

    private static final List<String> OUTCOMES = new ArrayList<>();
    private static final Map<Work, Undisturbed> UNDISTURBED = new HashMap<>();
    private static FaultyCluster cluster;
    private static Killing killing;
    private static List<Work> works;

    @BeforeAll
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    static void start() throws Exception {
        Bases bases = Bases.made();
        works = List.of(
                new SelfplayWork(bases.empty(), 32, 30, 6),
                new DatasetWork(bases.played()),
                new EvaluateWork(bases.trained()));
        cluster = new FaultyCluster(folder.resolve("cluster"));
        killing = new Killing(folder, cluster);
        for (Work work : works) {
            UNDISTURBED.put(work, killing.undisturbed(work));
        }
    }

    @AfterAll
    static void stop() {
        System.out.println(OUTCOMES.size() + " of " + KILLS + " kills, seed " + SEED + ":");
        OUTCOMES.forEach(System.out::println);
        cluster.close();
    }

    @TestFactory
    Stream<DynamicTest> aStageOfWhichSomethingIsKilledLeavesWhatAnUndisturbedOneLeaves() {
        System.out.println(KILLS + " kills, seed " + SEED + ".");
        return Kill.plan(SEED, KILLS, works).stream()
                .map(kill -> DynamicTest.dynamicTest(kill.number() + " " + kill, () -> {
                    String outcome = killing.run(kill, UNDISTURBED.get(kill.work()));
                    System.out.println(outcome);
                    OUTCOMES.add(outcome);
                }));
    }
}
