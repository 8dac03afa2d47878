package org.ringrift.jobs.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringrift.FailureKind;
import org.ringrift.StageFailure;
import org.ringrift.jobs.SharedSpark;
import org.ringrift.jobs.dataset.DatasetReport;
import org.ringrift.jobs.dataset.Datasets;
import org.ringrift.jobs.lake.Lake;
import org.ringrift.jobs.lake.schema.RunRow;
import org.ringrift.jobs.play.GameSetup;
import org.ringrift.jobs.play.PlaySpread;
import org.ringrift.jobs.run.RunCancel;
import org.ringrift.jobs.selfplay.SelfplayReport;
import org.ringrift.jobs.selfplay.SelfplayRequest;
import org.ringrift.jobs.selfplay.SelfplayStage;
import org.ringrift.player.PlayerSpec;
import org.ringrift.rules.GameConfig;
import org.ringrift.rules.Rules;

/** Stages that run in one application at a time. */
class SeveralStagesTest {
    @TempDir
    private Path folder;

    private final SelfplayStage selfplay = new SelfplayStage();

    private static SelfplayRequest games(int number, long seed) {
        GameSetup setup = GameSetup.of(Rules.of(GameConfig.parse("square8_2p")));
        return SelfplayRequest.of(setup, number, List.of(PlayerSpec.parse("random")), seed)
                .spreadBy(new PlaySpread(Optional.empty(), 2, 20));
    }

    @Tag("long")
    @Test
    void ofTwoSelfplaysAndADatasetOneIsCancelledAndTheOthersGoOn() throws Exception {
        Lake lake = SharedSpark.lake(folder);
        Datasets.play(lake, "hex8_2p", 4, "random");
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(lake.spark().sparkContext());
        StageContext context = StageContext.of(lake, StageListener.NONE);
        Jobs jobs = new Jobs("selfplay square8_2p wave");
        spark.sc().addSparkListener(jobs);
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Future<SelfplayReport> endless =
                    pool.submit(() -> StageRunner.run(context, selfplay, games(100_000, 1), "endless"));
            jobs.started.await();
            Future<SelfplayReport> small = pool.submit(() -> StageRunner.run(context, selfplay, games(40, 2), "small"));
            Future<DatasetReport> dataset = pool.submit(() -> Datasets.make(lake, "hex8_2p"));

            assertThat(new RunCancel(lake, InstantSource.system()).request("endless"))
                    .isEqualTo(RunCancel.Outcome.ASKED);
            assertThatThrownBy(endless::get)
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(StageFailure.class)
                    .hasMessage("Cancelled by ringrift cancel: what was committed stays, and run selfplay endless is"
                            + " recorded as cancelled.")
                    .extracting(failure -> ((StageFailure) failure).kind())
                    .isEqualTo(FailureKind.CANCELLED);
            assertThat(small.get().added()).isEqualTo(40);
            assertThat(dataset.get().games()).isEqualTo(4);
            spark.sc().listenerBus().waitUntilEmpty();
            jobs.awaitEnds();
        } finally {
            pool.shutdownNow();
            spark.sc().removeSparkListener(jobs);
        }

        assertThat(states(lake, "endless")).containsExactly("running", "cancelled");
        assertThat(states(lake, "small")).containsExactly("running", "succeeded");
        assertThat(states(lake, "dataset")).containsExactly("running", "succeeded");
        assertThat(lake.games().read().where("seed = 2").count()).isEqualTo(40);
        assertThat(lake.games().read().where("seed = 1").count()).isLessThan(100_000);
    }

    private static List<String> states(Lake lake, String run) {
        return lake.runs().history(run).stream().map(RunRow::state).toList();
    }

    /**
     * Tells when a job of a description has begun and when all have ended, which Spark says of a cancelled one only after
     * its caller knows.
     */
    private static final class Jobs extends SparkListener {
        private final CountDownLatch started = new CountDownLatch(1);
        private final Set<Integer> unended = new HashSet<>();
        private final String description;

        Jobs(String description) {
            this.description = description;
        }

        @Override
        public synchronized void onJobStart(SparkListenerJobStart start) {
            unended.add(start.jobId());
            if (start.properties().getProperty("spark.job.description", "").startsWith(description)) {
                started.countDown();
            }
        }

        @Override
        public synchronized void onJobEnd(SparkListenerJobEnd end) {
            unended.remove(end.jobId());
            notifyAll();
        }

        /** A job that never ends keeps this waiting until the test's time is up. */
        synchronized void awaitEnds() throws InterruptedException {
            while (!unended.isEmpty()) {
                wait();
            }
        }
    }
}
